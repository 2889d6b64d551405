import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonObject } from "../../audit/json.ts";
import { positionsOf, rowAt, type Attack, type Scene } from "./attack.ts";
import { flipped, type Pick } from "./die.ts";

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");
const fileOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

const edited = (line: string | undefined, change: (object: JsonObject) => JsonObject): string => {
  const object: JsonObject = JSON.parse(line ?? "{}");
  return canonicalBytes(change(object)).toString("utf8");
};

/** Any line of an event, and the event. */
const someLine = ({ log, target }: Scene, pick: Pick) => {
  const positions = positionsOf(log, target.run);
  const at = pick(positions.length);
  return { at: at + 1, row: rowAt(log, positions[at] ?? 0) };
};

/** Attacks on the file on its way to the auditor. */
export const inTheFile: readonly Attack[] = [
  {
    name: "a byte of the file is flipped",
    times: 200,
    attack: (scene, pick) => ({
      log: scene.log,
      names: [""],
      bundle: (text) => Buffer.from(flipped(Buffer.from(text), pick)).toString("latin1"),
    }),
  },
  {
    name: "the file is cut off",
    times: 60,
    attack: (scene, pick) => ({
      log: scene.log,
      names: ["Line"],
      bundle: (text) => text.slice(0, 1 + pick(text.length - 1)),
    }),
  },
  {
    name: "a line is taken out, doubled or moved",
    times: 100,
    attack(scene, pick) {
      const { at, row } = someLine(scene, pick);
      const how = pick(3);
      return {
        log: scene.log,
        names: [row.id, `version ${row.version} is missing`],
        bundle(text) {
          const lines = linesOf(text);
          const line = lines[at] ?? "";
          const without = lines.toSpliced(at, 1);
          if (how === 0) return fileOf(without);
          return fileOf(
            how === 1 ? lines.toSpliced(at, 0, line) : without.toSpliced(at - 1 || 2, 0, line),
          );
        },
      };
    },
  },
  {
    name: "the verdict is edited",
    times: 40,
    attack(scene, pick) {
      const last = scene.target.events.at(-1)?.id ?? "";
      return {
        log: scene.log,
        names: [last],
        bundle(text) {
          const lines = linesOf(text);
          const verdict = edited(lines.at(-1), (line) => ({
            ...line,
            verdict: { standing: "co-produced", rung: `rung ${pick(1e6)}` },
          }));
          return fileOf([...lines.slice(0, -1), verdict]);
        },
      };
    },
  },
  {
    name: "the template is swapped or eased",
    times: 60,
    attack(scene, pick) {
      const launch = scene.target.events[0]?.id ?? "";
      return {
        log: scene.log,
        names: [launch],
        bundle(text) {
          const [header, ...rest] = linesOf(text);
          const eased = edited(header, (line) => ({
            ...line,
            template: JSON.parse(
              JSON.stringify(line["template"])
                .replace(/"share":[0-9.]+/u, `"share":0.${pick(1e6)}1`)
                .replace(/"title":"/u, `"title":"${pick(1e6)} `),
            ),
          }));
          return fileOf([eased, ...rest]);
        },
      };
    },
  },
  {
    name: "the header claims another run, size or end",
    times: 60,
    attack(scene, pick) {
      const last = scene.target.events.length;
      const changes = [
        { run: scene.other.run },
        { head: last + 1 + pick(50) },
        { head: last + 5, through: last + 5 },
        { stage: "no-such-stage" },
      ];
      return {
        log: scene.log,
        names: [""],
        bundle(text) {
          const [header, ...rest] = linesOf(text);
          const change = changes[pick(changes.length)] ?? {};
          return fileOf([edited(header, (line) => ({ ...line, ...change })), ...rest]);
        },
      };
    },
  },
];
