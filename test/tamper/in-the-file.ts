import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonObject } from "../../audit/json.ts";
import { positionsOf, rowAt, type FileAttack, type Scene } from "./attack.ts";
import type { Pick } from "./die.ts";

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");
const fileOf = (lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${line}\n`).join(""));

const objectIn = (line: string | undefined): JsonObject => {
  const object: JsonObject = JSON.parse(line ?? "{}");
  return object;
};

const edited = (line: string | undefined, change: JsonObject): string =>
  canonicalBytes({ ...objectIn(line), ...change }).toString("utf8");

const lastOf = ({ target }: Scene): string => target.events.at(-1)?.id ?? "";

/** Any line of an event, and the event. */
const someLine = ({ log, target }: Scene, pick: Pick) => {
  const positions = positionsOf(log, target.run);
  const at = pick(positions.length);
  return { at: at + 1, row: rowAt(log, positions[at] ?? 0) };
};

/** The event that a line is about: its own, the one whose words it discloses, or the last one, which the verdict rests on. */
const eventOf = (scene: Scene, line: string | undefined): string => {
  const { event, commitment } = objectIn(line);
  if (typeof event === "string") return event;
  if (typeof commitment !== "string") return lastOf(scene);
  const holder = scene.target.events.find(({ data }) => JSON.stringify(data).includes(commitment));
  return holder?.id ?? "";
};

/** Attacks on the file on its way to the auditor. */
export const inTheFile: readonly FileAttack[] = [
  {
    name: "a byte of the file is flipped",
    times: 200,
    attack(scene, pick, text) {
      const bytes = Buffer.from(text);
      const at = pick(bytes.length);
      const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length;
      const event = eventOf(scene, linesOf(text)[line]);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
      const names = [event, `Line ${line + 1} (after event`, "Line 2:", "which no event holds"];
      // The header speaks of the whole run: of no event in particular.
      return { bytes, names: line === 0 ? [""] : names };
    },
  },
  {
    name: "a bit of a key that came along is flipped, which whoever checks does not need",
    times: 100,
    attack({ signer }, pick, text) {
      const bytes = Buffer.from(text);
      const { verifierKey } = signer;
      const at = bytes.indexOf(verifierKey) + pick(verifierKey.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
      return { bytes, names: ["is not a key of this kind", "Line 1:"] };
    },
  },
  {
    name: "the file is cut off",
    times: 60,
    attack(scene, pick, text) {
      const bytes = Buffer.from(text).subarray(0, 1 + pick(Buffer.byteLength(text) - 2));
      const lines = bytes.toString("utf8").split("\n");
      const whole = lines.slice(0, -1);
      const line = whole.length + (lines.at(-1) === "" ? 0 : 1);
      const read = whole.findLast((one) => one.includes('"event":'));
      const after = read === undefined ? "" : ` (after event ${eventOf(scene, read)})`;
      return { bytes, names: [`Line ${line}${after}:`] };
    },
  },
  {
    name: "a line is taken out, doubled or moved",
    times: 100,
    attack(scene, pick, text) {
      const { at, row } = someLine(scene, pick);
      const how = pick(3);
      const lines = linesOf(text);
      const line = lines[at] ?? "";
      const without = lines.toSpliced(at, 1);
      const doubled = lines.toSpliced(at, 0, line);
      const moved = without.toSpliced(at - 1 || 2, 0, line);
      return {
        bytes: fileOf([without, doubled, moved][how] ?? []),
        names: [row.id, `version ${row.version} is missing`],
      };
    },
  },
  {
    name: "the verdict is edited",
    times: 40,
    attack(scene, pick, text) {
      const lines = linesOf(text);
      const verdict = { standing: "co-produced", rung: `rung ${pick(1e6)}` };
      const bytes = fileOf([...lines.slice(0, -1), edited(lines.at(-1), { verdict })]);
      return { bytes, names: [lastOf(scene)] };
    },
  },
  {
    name: "the template is swapped or eased",
    times: 60,
    attack(scene, pick, text) {
      const [header, ...rest] = linesOf(text);
      const template: JsonObject = JSON.parse(
        JSON.stringify(objectIn(header)["template"])
          .replace(/"share":[0-9.]+/u, `"share":0.${pick(1e6)}1`)
          .replace(/"title":"/u, `"title":"${pick(1e6)} `),
      );
      const launch = scene.target.events[0]?.id ?? "";
      return { bytes: fileOf([edited(header, { template }), ...rest]), names: [launch] };
    },
  },
  {
    name: "the header claims another run, size or end",
    times: 60,
    attack(scene, pick, text) {
      const last = scene.target.events.length;
      const first = scene.target.events[0]?.id ?? "";
      const changes = [
        { change: { run: scene.other.run }, name: first },
        { change: { head: last + 1 + pick(50) }, name: lastOf(scene) },
        { change: { head: last + 5, through: last + 5 }, name: lastOf(scene) },
        { change: { step: "no-such-step" }, name: lastOf(scene) },
      ];
      const [header, ...rest] = linesOf(text);
      const { change, name } = changes[pick(changes.length)] ?? { change: {}, name: "" };
      return { bytes: fileOf([edited(header, change), ...rest]), names: [name] };
    },
  },
];
