import { uuidOf } from "../support/recorded-run.ts";
import { storedLog, type Row } from "../support/stored-log.ts";
import {
  positionsOf,
  rewritten,
  rowOfType,
  someRow,
  type Attack,
  type Attacked,
  type Scene,
} from "./attack.ts";

/** The whole log built anew over changed rows, and signed with the stolen key: it fits in itself. */
const forged = (scene: Scene, rows: readonly Row[], names: readonly string[]): Attacked => {
  const log = storedLog([scene.target, scene.other], scene.signer, rows);
  return { log: { ...log, values: scene.log.values }, names };
};

/** The target run's rows numbered anew, as if nothing had been taken out. */
const renumbered = (scene: Scene, rows: readonly Row[]): readonly Row[] => {
  let version = 0;
  return rows.map((row) => {
    if (row.run !== scene.target.run) return row;
    version += 1;
    const now = version;
    return { ...rewritten(row, (event) => ({ ...event, version: now })), version: now };
  });
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Attacks by somebody who also stole the log's key: found by what a witness or an earlier visit kept. */
export const withKey: readonly Attack[] = [
  {
    name: "an event is changed, everything is built and signed anew",
    times: 80,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      const changed = rewritten(row, (event) => ({
        ...event,
        at: new Date(Date.parse(textOf(event["at"])) + 1 + pick(1e8)).toISOString(),
      }));
      return forged(scene, scene.log.rows.with(position, changed), [row.id]);
    },
  },
  {
    name: "an event is taken out, the rest numbered, built and signed anew",
    times: 60,
    attack(scene, pick) {
      const { position } = someRow(scene, pick, 1);
      const rows = renumbered(
        scene,
        scene.log.rows.filter((_, at) => at !== position),
      );
      return forged(scene, rows, [
        `number ${position} of the log`,
        `events ${scene.log.rows.length - 1} to ${scene.log.rows.length - 1} are gone`,
        ...rows.slice(position, position + 1).map(({ id }) => id),
      ]);
    },
  },
  {
    name: "the log is cut short and signed anew",
    times: 60,
    attack(scene, pick) {
      const left = 1 + pick(scene.log.rows.length - 1);
      const rows = scene.log.rows.slice(0, left);
      return forged(scene, rows, [`events ${left} to ${scene.log.rows.length - 1} are gone`]);
    },
  },
  {
    name: "an older checkpoint is put back, then other events follow",
    times: 60,
    attack(scene, pick) {
      const left = 1 + pick(scene.log.rows.length - 2);
      const before = scene.log.rows.slice(0, left);
      const after = scene.log.rows.slice(left).map((row) => {
        const id = uuidOf(`${row.id} again`);
        return { ...rewritten(row, (event) => ({ ...event, id })), id };
      });
      return forged(scene, [...before, ...after], [after[0]?.id ?? ""]);
    },
  },
  {
    name: "a gate is passed without the answers that it needed",
    times: 60,
    attack(scene, pick) {
      const gate = rowOfType(scene, pick, "gatePassed");
      const answer = positionsOf(scene.log, scene.target.run)
        .filter((position) => position < gate.position)
        .findLast((position) => {
          const text = Buffer.from(scene.log.rows[position]?.entry ?? []).toString("utf8");
          return text.includes('"signedOff"');
        });
      const rows = renumbered(
        scene,
        scene.log.rows.filter((_, at) => at !== answer),
      );
      return forged(scene, rows, [gate.row.id]);
    },
  },
];
