import { seal } from "../../audit/commitment.ts";
import type { JsonObject } from "../../audit/json.ts";
import { uuidOf } from "../support/recorded-run.ts";
import {
  parsed,
  positionsOf,
  rewritten,
  rowAt,
  rowOfType,
  someRow,
  withRow,
  type Attack,
} from "./attack.ts";
import { flipped } from "./die.ts";

/** A row that is gone leaves its place in the log without an event. */
const GONE = { id: "", run: "", version: 0, entry: new Uint8Array() };

const shifted = (at: unknown, milliseconds: number): string =>
  new Date(Date.parse(String(at)) + milliseconds).toISOString();

/** Attacks by somebody who may change every table, and has no key. */
export const withoutKey: readonly Attack[] = [
  {
    name: "a byte of an entry is flipped",
    times: 200,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      const entry = flipped(row.entry, pick);
      return { log: withRow(scene.log, position, { ...row, entry }), names: [row.id] };
    },
  },
  {
    name: "an event's row is deleted",
    times: 60,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      return {
        log: withRow(scene.log, position, GONE),
        names: [`version ${row.version} is missing`, `Number ${position} of the log`],
      };
    },
  },
  {
    name: "a forged event is inserted",
    times: 60,
    attack(scene, pick) {
      const { position, row } = rowOfType(scene, pick, "signedOff", "gatePassed", "memberJoined");
      const id = uuidOf(`forged ${pick(1e9)}`);
      const version = scene.target.events.length + 1;
      const forged = { ...rewritten(row, (event) => ({ ...event, id, version })), id, version };
      // It needs a place in the log that a checkpoint covers: another event's.
      const rows = scene.log.rows.with((position + 1) % scene.log.rows.length, forged);
      return { log: { ...scene.log, rows }, names: [id] };
    },
  },
  {
    name: "two events change places",
    times: 60,
    attack(scene, pick) {
      const one = someRow(scene, pick);
      const positions = positionsOf(scene.log, scene.target.run);
      const two = positions.filter((position) => position !== one.position);
      const other = two[pick(two.length)] ?? 0;
      const second = rowAt(scene.log, other);
      const asStored = pick(2) === 0;
      const first = asStored ? second : { ...second, version: one.row.version };
      const last = asStored ? one.row : { ...one.row, version: second.version };
      const log = withRow(withRow(scene.log, one.position, first), other, last);
      return { log, names: [one.row.id, second.id] };
    },
  },
  {
    name: "an event is replayed from another run",
    times: 60,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      const theirs = positionsOf(scene.log, scene.other.run);
      const source = rowAt(scene.log, theirs[pick(theirs.length)] ?? 0);
      const replayed = rewritten(source, (event) => ({
        ...event,
        id: row.id,
        run: row.run,
        version: row.version,
      })).entry;
      // Two runs of one demo say some things alike: then only the whole entry differs.
      const isAlike = Buffer.from(replayed).equals(Buffer.from(row.entry));
      const entry = pick(2) === 0 || isAlike ? source.entry : replayed;
      return { log: withRow(scene.log, position, { ...row, entry }), names: [row.id] };
    },
  },
  {
    name: "a sign-off is moved to another version",
    times: 40,
    attack(scene, pick) {
      const { position, row } = rowOfType(scene, pick, "signedOff", "declined");
      const version = 2 + pick(5);
      const digest = Buffer.from(uuidOf(`${pick(1e9)}`))
        .toString("hex")
        .slice(0, 64);
      const moved = rewritten(row, (event) => ({
        ...event,
        data: { ...event.data, version, digest },
      }));
      return { log: withRow(scene.log, position, moved), names: [row.id] };
    },
  },
  {
    name: "a time is shifted",
    times: 80,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      const by = (pick(2) === 0 ? 1 : -1) * (1 + pick(1e9));
      const moved = rewritten(row, (event) => ({ ...event, at: shifted(event["at"], by) }));
      return { log: withRow(scene.log, position, moved), names: [row.id] };
    },
  },
  {
    name: "an answer is reversed, its commitment made anew",
    times: 60,
    attack(scene, pick) {
      const { position, row } = rowOfType(scene, pick, "signedOff", "declined");
      const words = seal(`I agree, number ${pick(1e9)}`);
      const comment = { commitment: words.commitment };
      const turned = rewritten(row, (event) => {
        const { reason: _, ...data }: JsonObject = event.data;
        return event.type === "signedOff"
          ? { ...event, data: { ...data, answer: "yes-with-changes", comment } }
          : { ...event, type: "signedOff", data: { ...data, answer: "yes", comment } };
      });
      const values = new Map(scene.log.values).set(words.commitment, words);
      return { log: { ...withRow(scene.log, position, turned), values }, names: [row.id] };
    },
  },
  {
    name: "somebody else is named as who acted",
    times: 40,
    attack(scene, pick) {
      const { position, row } = someRow(scene, pick);
      const moved = rewritten(row, (event) => ({
        ...event,
        actor: { id: uuidOf(`${pick(1e9)}`), role: "member", via: "session" },
      }));
      return { log: withRow(scene.log, position, moved), names: [row.id] };
    },
  },
  {
    name: "disclosed words, or their key, are edited",
    times: 80,
    attack(scene, pick) {
      const known = [...scene.target.values];
      const [commitment, { key, value }] = known[pick(known.length)] ?? [
        "",
        scene.target.values.values().next().value ?? { key: new Uint8Array(32), value: "" },
      ];
      const edited =
        pick(2) === 0
          ? { key, value: `${JSON.stringify(value)} and I never objected ${pick(1e9)}` }
          : { key: flipped(key, pick), value };
      const event = scene.target.events.find(({ data }) =>
        JSON.stringify(data).includes(commitment),
      );
      const values = new Map(scene.log.values).set(commitment, edited);
      return { log: { ...scene.log, values }, names: [event?.id ?? "none", commitment] };
    },
  },
  {
    name: "a tile is edited",
    times: 60,
    attack(scene, pick) {
      const { position } = someRow(scene, pick);
      const tiles = new Map(scene.log.tiles);
      const tile = tiles.get("0/0") ?? [];
      tiles.set("0/0", tile.with(position, flipped(tile[position] ?? new Uint8Array(32), pick)));
      return { log: { ...scene.log, tiles }, names: [parsed(rowAt(scene.log, position)).id] };
    },
  },
];
