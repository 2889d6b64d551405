import type { JsonObject } from "../audit/json.ts";
import { formatNote, parseNote, type NoteSignature } from "../audit/log/note.ts";
import { linesOf } from "../test/support/bundle-text.ts";
import { fileOf, flippedBytes, objectIn, written, textOf } from "./lines.ts";
import {
  log,
  logBefore,
  mlDsaWitness,
  otherLog,
  otherWitness,
  stranger,
  witness,
} from "./seeded.ts";
import type { WrongText } from "./wrong-lines.ts";

type Keyed = WrongText & {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
};

/** The file with its header changed. */
const headed = (text: string, change: (header: JsonObject) => JsonObject): string => {
  const lines = linesOf(text);
  return fileOf(lines.with(0, written(change(objectIn(lines[0])))));
};

/** Checkpoints that are none, and signatures that are not the log's. */
export const wrongCheckpoints = (text: string): readonly Keyed[] => {
  const checkpoint = textOf(objectIn(linesOf(text)[0])["checkpoint"]);
  const note = parseNote(checkpoint);
  const [right] = note.signatures;
  const withNote = (changed: string): string =>
    headed(text, (header) => ({ ...header, checkpoint: changed }));
  const signedBy = (...signatures: readonly (NoteSignature | undefined)[]): string =>
    formatNote({ text: note.text, signatures: signatures.flatMap((one) => one ?? []) });
  const broken = right && { ...right, signature: flippedBytes(right.signature) };
  const short = right && { ...right, signature: right.signature.slice(0, 63) };
  const [origin = "", size = "", root = ""] = note.text.split("\n");
  const body = (...lines: readonly string[]): string =>
    formatNote({ text: lines.map((line) => `${line}\n`).join(""), signatures: note.signatures });
  const unreadable: readonly (readonly [string, string])[] = [
    ["a size with a nought before it", body(origin, `0${size}`, root)],
    ["a size with a sign", body(origin, `+${size}`, root)],
    ["a size beyond 2^53", body(origin, "9007199254740993", root)],
    ["a root of 31 bytes", body(origin, size, Buffer.alloc(31).toString("base64"))],
    ["a root without padding", body(origin, size, root.replaceAll("=", ""))],
    ["no root", body(origin, size)],
    ["no origin", body("", size, root)],
    ["an empty extension line", body(origin, size, root, "", "x")],
    ["no empty line", checkpoint.replace("\n\n", "\n")],
    ["no signature", `${note.text}\n`],
    ["no newline at the end", checkpoint.slice(0, -1)],
    ["a hyphen before a signature", checkpoint.replace("\u2014", "-")],
    ["a signature of four bytes", signedBy(right && { ...right, signature: new Uint8Array(0) })],
    ["a tab", checkpoint.replace("\n\n", "\tx\n\n")],
    ["a name with a plus", checkpoint.replace(`\u2014 ${origin}`, "\u2014 a+b")],
    ["101 signatures", signedBy(...Array.from({ length: 101 }, () => right))],
    ["nothing", ""],
  ];
  const other = otherLog.sign(note.text);
  const resigned = (name: string): string => {
    const changed = note.text.replace(origin, name);
    return formatNote({ text: changed, signatures: [log.sign(changed)] });
  };
  const refused: readonly (readonly [string, string])[] = [
    ["the signature is changed", signedBy(broken)],
    ["a wrong signature after the right one", signedBy(right, broken)],
    ["a wrong signature before the right one", signedBy(broken, right)],
    ["the signature is too short", signedBy(short)],
    ["a stranger with the log's name signed", signedBy(stranger.sign(note.text))],
    ["another log signed", signedBy(other)],
    ["the origin is another, and the log signed it", resigned("other.example")],
    ["the size is another", checkpoint.replace(`\n${size}\n`, `\n${Number(size) + 1}\n`)],
    ["an extension line that was not signed", body(origin, size, root, "more")],
  ];
  const keyed = (name: string, keys: readonly string[]): Keyed => ({
    name,
    must: "checkpoint",
    text: headed(text, (header) => ({ ...header, keys })),
    keys: [],
  });
  const [vkeyName = "", vkeyHash = "", vkey = ""] = log.verifierKey.split(/\+(.{8})\+/u);
  return [
    ...unreadable.map(([name, changed]): Keyed => ({
      name: `checkpoint with ${name}`,
      must: "structure",
      text: withNote(changed),
    })),
    ...refused.map(([name, changed]): Keyed => ({
      name,
      must: "checkpoint",
      text: withNote(changed),
    })),
    {
      name: "the key that was given has not signed",
      must: "checkpoint",
      text,
      keys: [stranger.verifierKey],
    },
    { name: "what was given is no key", must: "checkpoint", text, keys: [log.verifierKey, "key"] },
    {
      name: "a witness's key was given for the log's",
      must: "checkpoint",
      text,
      keys: [witness.verifierKey],
    },
    keyed("no key at all", []),
    keyed("a key that came along is none", [log.verifierKey, "key"]),
    keyed("a key whose hash is another", [
      `${vkeyName}+${vkeyHash === "00000000" ? "1" : "00000000"}+${vkey}`,
    ]),
    keyed("a witness's key came along for the log's", [log.verifierKey, witness.verifierKey]),
    keyed("the key before, which has not signed", [logBefore.verifierKey]),
  ];
};

/** Cosignatures that do not hold. @param text a bundle that both witnesses cosigned. */
export const wrongCosignatures = (text: string): readonly Keyed[] => {
  const checkpoint = textOf(objectIn(linesOf(text)[0])["checkpoint"]);
  const note = parseNote(checkpoint);
  const [logs, ed25519, mlDsa] = note.signatures;
  const both = { witnesses: [witness.verifierKey, mlDsaWitness.verifierKey] };
  const made: Keyed[] = [];
  const add = (name: string, ...signatures: readonly (NoteSignature | undefined)[]): void => {
    const changed = formatNote({
      text: note.text,
      signatures: signatures.flatMap((one) => one ?? []),
    });
    made.push({
      name,
      must: "cosignatures",
      text: headed(text, (header) => ({ ...header, checkpoint: changed })),
      ...both,
    });
  };
  for (const [name, one, other] of [
    ["Ed25519", ed25519, mlDsa],
    ["ML-DSA-44", mlDsa, ed25519],
  ] as const) {
    if (one === undefined) continue;
    const { signature } = one;
    add(
      `${name}: the signature is changed`,
      logs,
      { ...one, signature: flippedBytes(signature) },
      other,
    );
    add(
      `${name}: the time is changed`,
      logs,
      { ...one, signature: flippedBytes(signature, 7) },
      other,
    );
    add(
      `${name}: the time is beyond 2^53`,
      logs,
      { ...one, signature: flippedBytes(signature, 0) },
      other,
    );
    add(
      `${name}: the signature is a byte short`,
      logs,
      { ...one, signature: signature.slice(0, -1) },
      other,
    );
    add(
      `${name}: the signature is the time alone`,
      logs,
      { ...one, signature: signature.slice(0, 8) },
      other,
    );
    add(
      `${name}: a wrong line beside a right one`,
      logs,
      one,
      { ...one, signature: flippedBytes(signature) },
      other,
    );
    add(`${name}: no line, though asked for`, logs, other);
  }
  const asked = (name: string, witnesses: readonly string[]): Keyed => ({
    name,
    must: "cosignatures",
    text,
    witnesses,
  });
  return [
    ...made,
    asked("a witness that has not cosigned", [otherWitness.verifierKey]),
    asked("a witness that is no key", ["witness"]),
    asked("the log's key for a witness's", [log.verifierKey]),
    {
      name: "a witness that came along is no key",
      must: "cosignatures",
      text: headed(text, (header) => ({ ...header, witnesses: ["witness"] })),
      witnesses: [],
    },
  ];
};
