import { readFileSync } from "node:fs";
import { TimestampRefused } from "../audit/timestamp/token.ts";
import { verifyTimestamp } from "../audit/timestamp/authority.ts";

/** A time stamp of a note. `authorities`: certificates that are trusted, PEM. `time`: what it proves, ISO 8601 UTC; null: it is refused. */
export type TimeStamp = {
  readonly name: string;
  readonly note: string;
  readonly authorities: readonly string[];
  /** A TimeStampResp, DER in base64. */
  readonly token: string;
  readonly time: string | null;
};

/** Signatures of authorities can't be made from a seed alone: these were made once, with OpenSSL, for these vectors. */
const made: {
  readonly note: string;
  readonly authorities: { readonly [name: string]: string };
  readonly tokens: { readonly [name: string]: string };
} = JSON.parse(readFileSync(new URL("time-stamps.json", import.meta.url), "utf8"));

const tokenOf = (name: string): Buffer => {
  const token = made.tokens[name];
  if (token === undefined) throw new Error(`There is no token ${name}.`);
  return Buffer.from(token, "base64");
};
const pemOf = (name: string): string => {
  const pem = made.authorities[name];
  if (pem === undefined) throw new Error(`There is no authority ${name}.`);
  return pem;
};

/** What a check comes to, in the form of the vectors. */
export const timeOf = ({ token, note, authorities }: Omit<TimeStamp, "name" | "time">) => {
  try {
    const bytes = Uint8Array.from(Buffer.from(token, "base64"));
    return verifyTimestamp(bytes, Buffer.from(note), authorities).time.toISOString();
  } catch (error) {
    if (error instanceof TimestampRefused) return null;
    throw error;
  }
};

type Case = readonly [name: string, token: Buffer, authorities: readonly string[], note?: string];

const changed = (from: Buffer, at: number, by = 1): Buffer => {
  const copy = Buffer.from(from);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
};
/** Where a piece of a token begins. */
const placeOf = (token: Buffer, piece: string | Buffer): number => {
  const at = token.indexOf(piece);
  if (at < 0) throw new Error("The token does not hold that.");
  return at;
};

const right = (): readonly Case[] => [
  ["with RSA, by an authority that is trusted itself", tokenOf("rsa"), [pemOf("rsa")]],
  ["with ECDSA", tokenOf("ec"), [pemOf("ec")]],
  ["one of several authorities", tokenOf("ec"), [pemOf("rsa"), pemOf("ec")]],
  ["by an authority that a trusted root has certified", tokenOf("leaf"), [pemOf("ca")]],
  ["with SHA-384 inside", tokenOf("sha384"), [pemOf("ca")]],
  ["another program's signature", tokenOf("cms"), [pemOf("ca")]],
  ["granted with modifications", changed(tokenOf("rsa"), STATUS_AT), [pemOf("rsa")]],
];

/** Of every token here: SEQUENCE, with its length in three bytes, SEQUENCE of five or fewer bytes, INTEGER of one byte. */
const STATUS_AT = 8;

const wrong = (): readonly Case[] => {
  const rsa = tokenOf("rsa");
  const by = [pemOf("rsa")];
  const digest = placeOf(rsa, Buffer.from("0420fd39", "hex")) + 2;
  const time = placeOf(rsa, "20261127") + 3;
  return [
    ["of another note", rsa, by, `${made.note}\n`],
    ["of a note without its signature", rsa, by, made.note.replace(/\n\n.*$/su, "\n")],
    ["of a note by SHA-512", tokenOf("sha512"), by],
    ["by an authority of the same name", tokenOf("stranger"), by],
    ["by an authority that nobody trusts", rsa, [pemOf("ca"), pemOf("ec")]],
    ["nobody is trusted", rsa, []],
    ["refused by the authority", changed(rsa, STATUS_AT, 2), by],
    ["with another digest inside", changed(rsa, digest), by],
    ["with another time inside", changed(rsa, time), by],
    ["with another signature", changed(rsa, rsa.length - 1), by],
    ["by a certificate whose purpose is not critical", tokenOf("loose"), [pemOf("ca")]],
    ["by a certificate for other purposes", tokenOf("other"), [pemOf("ca")]],
    ["by the root itself", tokenOf("ca-signs"), [pemOf("ca")]],
    ["before its certificate was valid", tokenOf("early"), [pemOf("ca")]],
    ["with SHA-1", tokenOf("sha1"), by],
    ["with RSASSA-PSS", tokenOf("pss"), by],
    ["with two signers", tokenOf("two"), [pemOf("ca"), ...by]],
    ["without signed attributes", tokenOf("noattr"), by],
    ["without its certificate", tokenOf("nocerts"), by],
    ["whose signer is named by a key id", tokenOf("keyid"), [pemOf("ca")]],
    ["signed as other data", tokenOf("data"), by],
    ["signed, and no time", tokenOf("nonsense"), by],
    ["cut off", rsa.subarray(0, -1), by],
    ["with a byte behind it", Buffer.concat([rsa, Buffer.of(0)]), by],
    ["the token without its status", rsa.subarray(STATUS_AT + 1), by],
    ["nothing", Buffer.alloc(0), by],
  ];
};

export const timeStamps = (): readonly TimeStamp[] => {
  const of = (cases: readonly Case[], holds: boolean): readonly TimeStamp[] =>
    cases.map(([name, bytes, authorities, note = made.note]) => {
      const one = { note, authorities, token: bytes.toString("base64") };
      const time = timeOf(one);
      if ((time !== null) !== holds) throw new Error(`"${name}" comes to ${time}.`);
      return { name, ...one, time };
    });
  return [...of(right(), true), ...of(wrong(), false)];
};
