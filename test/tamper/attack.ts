import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonObject, JsonValue } from "../../audit/json.ts";
import type { NoteSigner } from "../../audit/log/signer.ts";
import type { RecordedRun } from "../support/recorded-run.ts";
import type { Row, StoredLog } from "../support/stored-log.ts";
import type { Pick } from "./die.ts";

/** Where an attack begins: an honest log, the run whose history is to be falsified, and another one beside it. */
export type Scene = {
  readonly log: StoredLog;
  readonly target: RecordedRun;
  readonly other: RecordedRun;
  /** The log's own key, for thieves. */
  readonly signer: NoteSigner;
};

/** What came of an attack. `names`: one of these must stand in what the auditor is told. */
export type Attacked = {
  readonly log: StoredLog;
  readonly names: readonly string[];
};

/** What becomes of a bundle on its way to the auditor, and what its place in the file makes nameable. */
export type Altered = {
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
};

export type Attack = {
  readonly name: string;
  readonly times: number;
  readonly attack: (scene: Scene, pick: Pick) => Attacked;
};

/** As `Attack`, on a file that was handed out by an honest log. */
export type FileAttack = {
  readonly name: string;
  readonly times: number;
  readonly attack: (scene: Scene, pick: Pick, text: string) => Altered;
};

/** The positions of a run's rows. */
export const positionsOf = ({ rows }: StoredLog, run: string): readonly number[] =>
  rows.flatMap((row, position) => (row.run === run ? [position] : []));

export const rowAt = ({ rows }: StoredLog, position: number): Row => {
  const row = rows[position];
  if (row === undefined) throw new Error(`no row ${position}`);
  return row;
};

/** Some event of the target run, but not the first `from`. */
export const someRow = ({ log, target }: Scene, pick: Pick, from = 0) => {
  const positions = positionsOf(log, target.run);
  const position = positions[from + pick(positions.length - from)] ?? 0;
  return { position, row: rowAt(log, position) };
};

export const withRow = (log: StoredLog, position: number, row: Row): StoredLog => ({
  ...log,
  rows: log.rows.with(position, row),
});

type Parsed = JsonObject & {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
};

export const parsed = (row: Row): Parsed => JSON.parse(Buffer.from(row.entry).toString("utf8"));

export const rewritten = (row: Row, change: (event: Parsed) => JsonValue): Row => ({
  ...row,
  entry: canonicalBytes(change(parsed(row))),
});

/** An event of some types in the target run. */
export const rowOfType = (scene: Scene, pick: Pick, ...types: readonly string[]) => {
  const found = positionsOf(scene.log, scene.target.run).filter((position) =>
    types.includes(parsed(rowAt(scene.log, position)).type),
  );
  const position = found[pick(found.length)];
  if (position === undefined) throw new Error(`no ${types.join()}`);
  return { position, row: rowAt(scene.log, position) };
};
