import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeBundle } from "../../audit/bundle/write-bundle.ts";
import { encodeEntry, leafHash } from "../../audit/entry.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import { assentOf, statementOf } from "../../domain/blocks/gate/statement.ts";
import { assertionOf, createPasskey } from "../../test/support/passkey.ts";
import { recordedRun, uuidOf, type RecordedRun } from "../../test/support/recorded-run.ts";
import {
  headOf,
  interleaved,
  proverOf,
  storedLog,
  withHeads,
  type Row,
} from "../../test/support/stored-log.ts";
import { longRun, longTemplate, type Signing } from "./long-run.ts";

const signer = createLogSigner("log.example/bench", new Uint8Array(32).fill(7));
const SITE = "alongside.example";
/** Entries of other runs behind each: as in a log that many live runs share. */
const OTHERS = 20;

/**
 * Writes the bundle of the long run (long-run.ts) out of a log that other runs share.
 * @param file where to. @param versions that people agree to. @param isSigned whether each answer is signed by a passkey.
 * @returns how many events it has, and how many of their signatures.
 */
export async function writeLongBundle(file: string, versions: number, isSigned: boolean) {
  const run = isSigned ? signedRun(versions) : recorded(longRun(versions));
  const log = storedLog([run], signer, withHeads(amongOthers(interleaved([run]))));
  const rows = log.rows
    .map((row, position) => ({ ...row, position }))
    .filter((row) => row.run === run.run);
  const lines = writeBundle({
    run: run.run,
    step: null,
    template: run.template,
    damage: null,
    keys: log.keys,
    witnesses: [],
    checkpoint: log.checkpoint,
    heads: headOf(log, run.run),
    rows,
    prove: proverOf(log),
    isWithheld: () => false,
    leafHash,
    values: log.values,
  });
  await pipeline(Readable.from(lines), createWriteStream(file));
  const signatures = run.events.filter((event) => signatureOf(event) !== undefined).length;
  return { events: run.events.length, signatures };
}

const recorded = (events: ReturnType<typeof longRun>): RecordedRun =>
  recordedRun(longTemplate, events, "long");

const amongOthers = (rows: readonly Row[]): readonly Row[] =>
  rows.flatMap((row, at) => [
    row,
    ...Array.from({ length: OTHERS }, (_, other): Row => {
      const id = `${at}/${other}`;
      return { id, run: "other", version: 1, entry: Buffer.from(`an entry of another run, ${id}`) };
    }),
  ]);

const signatureOf = (event: LoggedEvent) =>
  event.type === "signedOff" ? event.data.signature : undefined;

/** Each answer is signed anew once the digests that it names are the recorded ones. */
function signedRun(versions: number): RecordedRun {
  const passkeys = new Map<string, ReturnType<typeof createPasskey>>();
  const credentialOf = (person: string) => Buffer.from(uuidOf(person)).toString("hex").slice(0, 64);
  const sign: Signing = (person, at) => {
    const passkey = passkeys.get(person) ?? createPasskey("P-256");
    passkeys.set(person, passkey);
    const credential = credentialOf(person);
    const { publicKey } = passkey;
    const standIn = { authenticatorData: "", clientDataJSON: "", signature: "" };
    return {
      credential: { credential, publicKey, relyingParty: SITE },
      signature: { credential, at, ...standIn },
    };
  };
  const run = recorded(longRun(versions, sign));
  const events = run.events.map((event): LoggedEvent => {
    // As the API marks it: the answer is signed, and its key's registration is not.
    if (event.type === "credentialRegistered") return { ...event, assurance: "signed-in" };
    const passkey = passkeys.get(event.actor.id);
    if (event.type !== "signedOff" || passkey === undefined) return event;
    const by = event.actor.id;
    const statement = statementOf(run.run, event.data, assentOf(event), by, event.at);
    const signature = assertionOf(passkey, credentialOf(by), statement);
    return { ...event, data: { ...event.data, signature } };
  });
  return { ...run, events, entries: events.map(encodeEntry) };
}
