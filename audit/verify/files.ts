import type { FileValue } from "../../domain/written/file.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { isObject } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";

/** How the gate that a version was put to ended; null while it has not, or where there is none. */
type GateEnd = "passed" | "refused" | "overridden" | null;

/**
 * A version whose digest covers a file. `event`: the one that saved it. `signed`: how many people's last word on this very
 * version is a yes or a ranking, in a section that they were asked about. `isNewest`: whether nothing was saved for the
 * part after it.
 */
export type FileVersion = {
  readonly event: string;
  readonly part: string;
  readonly version: number;
  readonly signed: number;
  readonly outcome: GateEnd;
  readonly isNewest: boolean;
};

/** A file that the bundle discloses as it was committed to, and the versions that hold it, oldest first. */
export type HeldFile = FileValue & {
  readonly commitment: string;
  readonly versions: readonly FileVersion[];
};

/** Somebody who signed off a digest. `sections`: what they were asked about; an empty list stands for all. */
type Signer = { readonly member: string; readonly sections: readonly JsonValue[] };

/**
 * The files that a run's versions hold, and what became of each version.
 * @param disclosed files that are what was committed to, by commitment.
 */
export const heldFiles = (
  events: readonly LoggedEvent[],
  disclosed: ReadonlyMap<string, FileValue>,
): readonly HeldFile[] => {
  if (disclosed.size === 0) return [];
  const signers = signersOf(events);
  const outcomes = outcomesOf(events);
  const newest = new Map<string, string>();
  for (const { type, id, data } of events) {
    if (type === "versionSaved") newest.set(data.part, id);
  }
  const held = new Map<string, FileVersion[]>();
  for (const event of events) {
    if (event.type !== "versionSaved") continue;
    const { part, version, digest } = event.data;
    for (const [commitment, sections] of sectionsByCommitment(event.data)) {
      if (!disclosed.has(commitment)) continue;
      const signed = (signers.get(digest) ?? []).filter((one) => covers(one, sections));
      const versions = held.get(commitment) ?? [];
      held.set(commitment, versions);
      versions.push({
        event: event.id,
        part,
        version,
        signed: new Set(signed.map(({ member }) => member)).size,
        outcome: outcomes.get(digest) ?? null,
        isNewest: newest.get(part) === event.id,
      });
    }
  }
  return [...disclosed].map(([commitment, file]) => ({
    ...file,
    commitment,
    versions: held.get(commitment) ?? [],
  }));
};

const covers = ({ sections }: Signer, held: readonly string[]): boolean =>
  sections.length === 0 || held.some((section) => sections.includes(section));

/** The sections of a saved version in which each commitment stands as an answer. */
const sectionsByCommitment = ({ sections }: JsonObject): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const [key, section] of entriesOf(sections)) {
    const { fields } = isObject(section) ? section : {};
    for (const [, value] of entriesOf(fields)) {
      const { commitment } = isObject(value) ? value : {};
      if (typeof commitment === "string") {
        found.set(commitment, [...(found.get(commitment) ?? []), key]);
      }
    }
  }
  return found;
};

const entriesOf = (value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  isObject(value) ? Object.entries(value) : [];

/** Whose last word at a request is a signature, by the digest that it is bound to. Who has recused themselves signed nothing. */
const signersOf = (events: readonly LoggedEvent[]): ReadonlyMap<string, readonly Signer[]> => {
  const asked = new Map<string, readonly JsonValue[]>();
  const recused = new Set<string>();
  const last = new Map<string, Signer & { readonly part: string; readonly digest: string }>();
  for (const { type, data } of events) {
    switch (type) {
      case "signOffRequested":
        asked.set(data.request, Array.isArray(data.sections) ? data.sections : []);
        break;
      case "signedOff":
      case "preferred": {
        const { request, member, part, digest } = data;
        const sections = asked.get(request) ?? [];
        last.set(`${request}/${member}`, { member, part, digest, sections });
        break;
      }
      case "declined":
      case "askedForTime":
      case "stoodAside":
      case "answerDisputed":
        last.delete(`${data.request}/${data.member}`);
        break;
      case "recused":
        recused.add(`${data.part}/${data.member}`);
        break;
      default:
    }
  }
  const byDigest = new Map<string, Signer[]>();
  for (const one of last.values()) {
    if (recused.has(`${one.part}/${one.member}`)) continue;
    const signers = byDigest.get(one.digest) ?? [];
    byDigest.set(one.digest, signers);
    signers.push(one);
  }
  return byDigest;
};

const outcomesOf = (events: readonly LoggedEvent[]): ReadonlyMap<string, GateEnd> =>
  new Map(
    events.flatMap(({ type, data }): readonly (readonly [string, GateEnd])[] => {
      switch (type) {
        case "gatePassed":
          return [[data.digest, "passed"]];
        case "gateRefused":
          return [[data.digest, "refused"]];
        case "gateOverridden":
          return [[data.digest, "overridden"]];
        default:
          return [];
      }
    }),
  );
