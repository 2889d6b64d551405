import { verdict } from "../../domain/verdict.ts";
import type { Template } from "../../domain/template.ts";
import { canonicalBytes } from "../entry.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { base64 } from "../log/note.ts";
import { FORMAT, type Damage, type HeadStatement } from "../verify/bundle-lines.ts";
import { parseCanonical } from "../verify/json.ts";
import { peopleIn } from "../verify/powers.ts";
import { loggedEvent, type LoggedEvent } from "../verify/logged-event.ts";
import { headsLine } from "./heads-line.ts";
import { TileDamaged } from "../log/over-tiles.ts";

/** An event's row as it is stored. Nothing of it is trusted to fit: whoever checks the bundle finds out. */
export type BundleRow = {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly entry: Uint8Array;
};

export type BundleContents = {
  readonly run: string;
  /** A step's key, or null for the whole run. */
  readonly step: string | null;
  /** Null when the record does not hold what the run pins. */
  readonly template: Template | null;
  /** The first event that whoever writes the bundle could not read; null when there is none. */
  readonly damage: Damage | null;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly checkpoint: string;
  /** What the newest statement of heads that the checkpoint covers, and that may be told, says of the run. */
  readonly heads: Omit<HeadStatement, "proof"> | null;
  /** The run's events that the checkpoint covers, in the order of their versions. */
  readonly rows: readonly BundleRow[];
  /** Events of the organisation's own stream about these people, as far as the reader may see them, in their order. */
  readonly powers?: (people: ReadonlySet<string>) => Promise<readonly BundleRow[]>;
  /** The inclusion proof of a position in the checkpoint's tree. */
  readonly prove: (position: number) => Promise<readonly Uint8Array[]>;
  /** Whether the reader may not see an event yet. Null stands for one that can't be read. */
  readonly isWithheld: (event: LoggedEvent | null) => boolean;
  /** SHA-256(0x00 || entry), for what is withheld. */
  readonly leafHash: (entry: Uint8Array) => Uint8Array;
  /** The sealed values that the reader may see, by commitment. */
  readonly values: ReadonlyMap<string, { readonly key: Uint8Array; readonly value: JsonValue }>;
};

/**
 * The lines of `bundleLines`. What hinders one of them in the middle is said in a last line, and then thrown on: neither whoever
 * downloads the file nor whoever checks it takes it for whole.
 */
export async function* writeBundle(contents: BundleContents): AsyncGenerator<string> {
  try {
    yield* bundleLines(contents);
  } catch (error) {
    yield lineOf({ kind: "damaged", why: "The rest could not be read: the file ends too early." });
    throw error;
  }
}

/**
 * The lines of a bundle (docs/bundle.md), each with its newline: a header, the events, what the organisation's stream says of people's powers, the disclosed values, the verdict. An event
 * whose proof needs a damaged tile stands there without a proof, and a line before the verdict says which tiles are damaged.
 * A step's bundle holds everything up to the end of the step, because all of it is needed to judge the step, and the
 * words of that step alone.
 * @throws EntryRefused when something has no canonical form.
 */
async function* bundleLines(contents: BundleContents): AsyncGenerator<string> {
  const { run, step, rows } = contents;
  const events = rows.map(({ entry }) => eventIn(entry));
  const end = endOf(step, events);
  const within = rows.slice(0, end);
  const through = within.at(-1)?.version ?? 0;
  const damaged = new Set<string>();
  yield lineOf({
    format: FORMAT,
    run,
    step,
    head:
      contents.heads === null
        ? (rows.at(-1)?.version ?? 0)
        : Math.max(contents.heads.version, through),
    through,
    template: contents.template,
    damage: contents.damage,
    keys: contents.keys,
    witnesses: contents.witnesses,
    checkpoint: contents.checkpoint,
    heads: await headsOf(contents, damaged),
  });
  for (const [at, row] of within.entries())
    yield await entryLine(contents, row, events[at] ?? null, damaged);
  const judged = events.slice(0, end).flatMap((event) => event ?? []);
  const people = peopleIn(judged.filter((event) => !contents.isWithheld(event)));
  for (const { id, version, position, entry } of (await contents.powers?.(people)) ?? []) {
    const proof = (await hashesOf(contents, position, damaged)).map(base64.encode);
    const place = { event: id, version, index: position, proof };
    yield lineOf({ kind: "power", ...place, entry: base64.encode(entry) });
  }
  const first = judged.findIndex(
    (event) => event.type === "stepOpened" && event.data.step === step,
  );
  for (const commitment of commitmentsIn(judged.slice(Math.max(0, first)))) {
    const disclosed = contents.values.get(commitment);
    if (disclosed === undefined) continue;
    const { key, value } = disclosed;
    yield lineOf({ kind: "value", commitment, key: base64.encode(key), value });
  }
  for (const why of damaged) yield lineOf({ kind: "damaged", why });
  yield lineOf({ kind: "verdict", verdict: judge(contents.template, judged) });
}

const headsOf = async (
  contents: BundleContents,
  damaged: Set<string>,
): Promise<JsonObject | null> => {
  const { heads } = contents;
  if (heads === null) return null;
  return headsLine({ ...heads, proof: await hashesOf(contents, heads.index, damaged) });
};

const lineOf = (line: JsonObject & object): string => `${canonicalBytes(line).toString("utf8")}\n`;

/** The event of an entry that may have been damaged. */
const eventIn = (entry: Uint8Array): LoggedEvent | null => {
  try {
    return loggedEvent(parseCanonical(entry));
  } catch {
    return null;
  }
};

/** How many events there are up to the newest end of a step; all when it is still open, or none is asked for. */
const endOf = (step: string | null, events: readonly (LoggedEvent | null)[]): number => {
  if (step === null) return events.length;
  const opened = events.findLastIndex(
    (event) => event?.type === "stepOpened" && event.data.step === step,
  );
  const closed = events.findIndex(
    (event, at) => at > opened && event?.type === "stepClosed" && event.data.step === step,
  );
  return closed < 0 ? events.length : closed + 1;
};

/** Empty where a stored tile that it needs is damaged. */
const hashesOf = (
  { prove }: BundleContents,
  position: number,
  damaged: Set<string>,
): Promise<readonly Uint8Array[]> =>
  prove(position).catch((error: unknown): readonly Uint8Array[] => {
    if (!(error instanceof TileDamaged)) throw error;
    damaged.add(error.message);
    return [];
  });

const entryLine = async (
  contents: BundleContents,
  { id, version, position, entry }: BundleRow,
  event: LoggedEvent | null,
  damaged: Set<string>,
): Promise<string> => {
  const proof = (await hashesOf(contents, position, damaged)).map(base64.encode);
  const place = { event: id, version, index: position, proof };
  return contents.isWithheld(event)
    ? lineOf({ kind: "withheld", ...place, leaf: base64.encode(contents.leafHash(entry)) })
    : lineOf({ kind: "entry", ...place, entry: base64.encode(entry) });
};

/** A damaged run has no verdict; whoever checks computes it anew in any case. */
const judge = (template: Template | null, events: readonly LoggedEvent[]): JsonObject => {
  if (template === null) return {};
  try {
    return verdict(template, events);
  } catch {
    return {};
  }
};

/** Each once, in the order of the events. */
const commitmentsIn = (events: readonly LoggedEvent[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const look = (value: JsonValue): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === "commitment" && typeof item === "string") found.add(item);
      look(item);
    }
  };
  for (const { data } of events) look(data);
  return found;
};
