import type { PoolClient } from "pg";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { treeRoot } from "../log/merkle.ts";
import { NoteError, parseNote, parseVerifierKey } from "../log/note.ts";
import { checkSignature, sha256 } from "../log/signer.ts";
import { readKeys } from "../log/store.ts";
import { withTiles } from "../log/tile-reader.ts";
import { readTimestamp, TimestampRefused } from "../timestamp/token.ts";
import type { SelfCheckProblem } from "./check-log.ts";

/** The newest of each are looked at: checkpoints come every second or so, and each that a witness cosigned is looked at with its line. */
const NEWEST = 1_000;

type Checkpoint = { size: string; previous: string; root: Buffer; note: string };

/** Why a checkpoint is not what the log was at its size, or null. */
async function wrongCheckpoint(
  client: PoolClient,
  { size, root, note }: Checkpoint,
  keys: readonly string[],
): Promise<string | null> {
  try {
    const parsed = parseNote(note);
    const said = parseCheckpoint(parsed.text);
    if (String(said.size) !== size || Buffer.compare(said.root, root) !== 0)
      return "says something else than its row";
    const isSigned = keys.some(
      (key) => checkSignature(parsed, parseVerifierKey(sha256, key)).result === "signed",
    );
    if (!isSigned) return "is signed by no key of the log";
    if (size === "0") return null;
    const was = await withTiles(client, (tiles) => treeRoot(sha256, tiles, Number(size)));
    return Buffer.compare(was, root) === 0 ? null : "is not what the log was then";
  } catch (error) {
    return `can't be read or followed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Older checkpoints, which receipts and bundles were made from: each must be of the log as it stands, and follow the one before. */
export async function checkCheckpoints(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<Checkpoint>(
    `(select size, previous, root, note from record.checkpoint order by size desc limit ${NEWEST})
     union select size, previous, root, note from record.checkpoint
       where size in (select size from record.cosignature union select size from record.timestamp)
     order by size`,
  );
  const keys = await readKeys(client);
  const problems: string[] = [];
  for (const row of rows) {
    const wrong = await wrongCheckpoint(client, row, keys);
    if (wrong !== null) problems.push(`The checkpoint of ${row.size} events ${wrong}.`);
  }
  const { rows: gaps } = await client.query<{ size: string; previous: string }>(
    `select size, previous from record.checkpoint as c
     where previous >= 0 and not exists (select from record.checkpoint as b where b.size = c.previous)
     limit 100`,
  );
  for (const { size, previous } of gaps)
    problems.push(
      `The checkpoint of ${previous} events, which the one of ${size} follows, is gone.`,
    );
  return problems;
}

/** Cosignatures that do not hold over the checkpoint that they stand under, or that say another time than their row. */
export async function checkCosigned(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<{
    size: string;
    witness: string;
    line: string;
    time: string;
    note: string | null;
  }>(
    `select s.size, s.witness, s.line, s.time, c.note from record.cosignature as s
     left join record.checkpoint as c on c.size = s.size order by s.size desc limit ${NEWEST}`,
  );
  return rows.flatMap(({ size, witness, line, time, note }) => {
    const [name] = witness.split("+", 1);
    return holdsOver(note, line, witness, time)
      ? []
      : [`The cosignature of ${name} over ${size} events does not hold.`];
  });
}

function holdsOver(note: string | null, line: string, witness: string, time: string): boolean {
  if (note === null) return false;
  try {
    const { text } = parseNote(note);
    const signed = checkSignature(
      parseNote(`${text}\n${line}\n`),
      parseVerifierKey(sha256, witness),
    );
    return signed.result === "signed" && String(signed.time) === time;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

/** Time stamps (RFC 3161) that are not of the checkpoint that they stand beside. */
export async function checkTimestamps(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<{
    size: string;
    note: string;
    token: Buffer;
    text: string | null;
  }>(
    `select t.size, t.note, t.token, c.note as text from record.timestamp as t
     left join record.checkpoint as c on c.size = t.size order by t.size desc limit ${NEWEST}`,
  );
  return rows.flatMap(({ size, note, token, text }) => {
    const isOf = note === text;
    return isOf && isStamped(token, note)
      ? []
      : [`The time stamp of the checkpoint of ${size} events is not of that checkpoint.`];
  });
}

function isStamped(token: Buffer, note: string): boolean {
  try {
    readTimestamp(token, Buffer.from(note), null);
    return true;
  } catch (error) {
    if (error instanceof TimestampRefused) return false;
    throw error;
  }
}

/** Readers of the log that are said to have read further than the log goes: they would miss what comes. */
export async function checkCursors(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<{ name: string; position: string; size: string }>(
    `select name, position, size from record.checkpoint_of_subscription,
       (select count(*) as size from record.sequence) as log
     where position > size`,
  );
  return rows.map(
    ({ name, position, size }) =>
      `${name} is said to have read ${position} events of a log of ${size}.`,
  );
}
