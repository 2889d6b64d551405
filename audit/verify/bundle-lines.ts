import type { JsonObject, JsonValue } from "../json.ts";
import { HASH_SIZE } from "../log/merkle.ts";
import { bytesIn, countIn, exactly, hashesIn, objectIn, textIn, textsIn } from "./fields.ts";
import { fromHex } from "./bytes.ts";
import { isObject } from "./json.ts";
import { Unreadable } from "./unreadable.ts";

/** The format's name and version: docs/bundle.md. */
export const FORMAT = "alongside-bundle@v1";

/**
 * What a bundle begins with. `step`: null for the whole run. `head`: the run's newest version that `heads` states, or that the file
 * holds if that is newer; `through`: the last version in this file, below `head` only when a step ended there.
 */
export type Header = {
  readonly run: string;
  readonly step: string | null;
  readonly head: number;
  readonly through: number;
  /** Null when whoever wrote the file does not hold what the run pins. */
  readonly template: JsonObject | null;
  /** The first event that whoever wrote the file could not read; null when there is none. */
  readonly damage: Damage | null;
  /** Verifier keys of the log, as it gave them; and of witnesses. */
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly checkpoint: string;
  /** Null when whoever wrote the file had none: the log had not stated anything of the run yet. */
  readonly heads: HeadStatement | null;
};

/**
 * What the log stated of the run's newest version (docs/log.md, "Heads"): the entry that states the map of all heads, with its
 * position and the proof of that; the version and its leaf in the log; and the way to them from the map's root down.
 */
export type HeadStatement = {
  readonly index: number;
  readonly entry: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly version: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
};

export type Damage = { readonly event: string; readonly version: number; readonly why: string };

/** One event's place: its version in its stream, its id, its position in the log and the proof of that. */
type Placed = {
  readonly version: number;
  readonly event: string;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
};

export type EntryLine = Placed & { readonly kind: "entry"; readonly entry: Uint8Array };
/** An event that whoever asked for the bundle may not see (yet): only its leaf. */
export type WithheldLine = Placed & { readonly kind: "withheld"; readonly leaf: Uint8Array };
/** An event of the organisation's own stream, about somebody of the run. `version`: its number in that stream. */
export type PowerLine = Placed & { readonly kind: "power"; readonly entry: Uint8Array };
export type ValueLine = {
  readonly kind: "value";
  readonly commitment: string;
  readonly key: Uint8Array;
  readonly value: JsonValue;
};
export type VerdictLine = { readonly kind: "verdict"; readonly verdict: JsonObject };

/** What whoever wrote the file could not give. */
export type DamagedLine = { readonly kind: "damaged"; readonly why: string };

export type Line = EntryLine | WithheldLine | PowerLine | ValueLine | DamagedLine | VerdictLine;

/** @throws Unreadable */
export const readHeader = (value: JsonValue): Header => {
  if (!isObject(value)) throw new Unreadable("The first line is not a bundle's header.");
  if (value["format"] !== FORMAT) {
    throw new Unreadable(`This is not a bundle of the format ${FORMAT}.`);
  }
  exactly(
    value,
    "checkpoint",
    "damage",
    "format",
    "head",
    "heads",
    "keys",
    "run",
    "step",
    "template",
    "through",
    "witnesses",
  );
  const step = value["step"] === null ? null : textIn(value, "step");
  const head = countIn(value, "head");
  const through = countIn(value, "through");
  if (through > head || through === 0) {
    throw new Unreadable(`It can't hold versions up to ${through} of ${head}.`);
  }
  return {
    run: textIn(value, "run"),
    step,
    head,
    through,
    template: value["template"] === null ? null : objectIn(value, "template"),
    damage: value["damage"] === null ? null : damageIn(objectIn(value, "damage")),
    keys: textsIn(value, "keys"),
    witnesses: textsIn(value, "witnesses"),
    checkpoint: textIn(value, "checkpoint"),
    heads: value["heads"] === null ? null : headStatementIn(objectIn(value, "heads")),
  };
};

/** @throws Unreadable */
export const headStatementIn = (value: JsonObject): HeadStatement => {
  exactly(value, "entry", "index", "leaf", "path", "proof", "version");
  const leaf = bytesIn(value, "leaf");
  if (leaf.length !== HASH_SIZE) throw new Unreadable('"leaf" is no hash of 32 bytes.');
  return {
    index: countIn(value, "index"),
    entry: bytesIn(value, "entry"),
    proof: hashesIn(value, "proof"),
    version: countIn(value, "version"),
    leaf,
    path: hashesIn(value, "path"),
  };
};

const damageIn = (value: JsonObject): Damage => {
  exactly(value, "event", "version", "why");
  return {
    event: textIn(value, "event"),
    version: countIn(value, "version"),
    why: textIn(value, "why"),
  };
};

const placed = (line: JsonObject): Placed => ({
  version: countIn(line, "version"),
  event: textIn(line, "event"),
  index: countIn(line, "index"),
  proof: hashesIn(line, "proof"),
});

/** @throws Unreadable */
export const readLine = (value: JsonValue): Line => {
  if (!isObject(value)) throw new Unreadable("A line is not an object.");
  switch (value["kind"]) {
    case "entry":
    case "power":
      exactly(value, "entry", "event", "index", "kind", "proof", "version");
      return { kind: value["kind"], ...placed(value), entry: bytesIn(value, "entry") };
    case "withheld":
      exactly(value, "event", "index", "kind", "leaf", "proof", "version");
      return { kind: "withheld", ...placed(value), leaf: bytesIn(value, "leaf") };
    case "value": {
      exactly(value, "commitment", "key", "kind", "value");
      const key = bytesIn(value, "key");
      const commitment = textIn(value, "commitment");
      if (key.length !== 32) throw new Unreadable("A key is not 32 bytes.");
      if (fromHex(commitment, 32) === null) throw new Unreadable("A commitment is not hex.");
      const words = value["value"];
      if (words === undefined) throw new Unreadable('"value" is missing.');
      return { kind: "value", commitment, key, value: words };
    }
    case "damaged":
      exactly(value, "kind", "why");
      return { kind: "damaged", why: textIn(value, "why") };
    case "verdict":
      exactly(value, "kind", "verdict");
      return { kind: "verdict", verdict: objectIn(value, "verdict") };
    default:
      throw new Unreadable("A line of a kind that this release does not know.");
  }
};
