import { createHash } from "node:crypto";
import { seal } from "../../audit/commitment.ts";
import { canonicalBytes, encodeEntry } from "../../audit/entry.ts";
import type { JsonValue } from "../../audit/json.ts";
import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import type { NumberedEvent } from "../../domain/event.ts";
import type { Template } from "../../domain/template.ts";
import { versionDigest } from "../../api/services/runs/save-version.ts";

export type KnownValue = { readonly key: Uint8Array; readonly value: JsonValue };

/** A run as the record would hold it: real ids, real commitments, real digests. */
export type RecordedRun = {
  readonly run: string;
  readonly template: Template;
  readonly events: readonly LoggedEvent[];
  readonly entries: readonly Uint8Array[];
  readonly values: ReadonlyMap<string, KnownValue>;
};

const HEX = /^[0-9a-f]{64}$/;

const digest = (value: JsonValue): string =>
  createHash("sha256").update(canonicalBytes(value)).digest("hex");

/** A UUID that is the same each time. */
export const uuidOf = (text: string): string => {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A UUIDv7 of this time, ISO 8601, that is the same each time. */
export const uuidAt = (text: string, at: string): string => {
  const time = Date.parse(at).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}${uuidOf(text).slice(13)}`;
};

/**
 * Turns a trail that was played in memory, where commitments and digests are stand-ins, into one as the API records it.
 * The rules only compare digests, so the trail stays right when each is replaced everywhere at once.
 * @param originals values that stand-ins were made of, by stand-in; for all others words are made up.
 */
export const recordedRun = (
  template: Template,
  trail: readonly NumberedEvent[],
  name: string,
  originals: ReadonlyMap<string, JsonValue> = new Map(),
): RecordedRun => {
  const run = uuidOf(name);
  const values = new Map<string, KnownValue>();
  const renamed = new Map<string, string>();
  const commitments = new Map<string, string>();
  const commitmentFor = (old: string): string => {
    const known = commitments.get(old);
    if (known !== undefined) return known;
    const { commitment, key, value } = seal(
      originals.get(old) ?? `the words that ${old.slice(0, 8)} stands for in ${name}`,
      createHash("sha256").update(`the key of ${old} in ${name}`).digest(),
    );
    commitments.set(old, commitment);
    values.set(commitment, { key, value });
    return commitment;
  };
  const reseal = (value: JsonValue): JsonValue => {
    if (typeof value !== "object" || value === null) {
      return typeof value === "string" ? (renamed.get(value) ?? value) : value;
    }
    if (Array.isArray(value)) return value.map(reseal);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, JsonValue]) => [
        key,
        key === "commitment" && typeof item === "string" ? commitmentFor(item) : reseal(item),
      ]),
    );
  };
  const events = trail.map((event): LoggedEvent => {
    if (event.type === "runLaunched") renamed.set(event.data.template.digest, digest(template));
    if (event.type === "versionSaved") {
      const { sections, part } = event.data;
      const resealed = Object.entries(sections).map(([key, section]) => {
        const fields = reseal(section.fields);
        renamed.set(section.digest, digest(fields));
        return [key, { digest: digest(fields) }] as const;
      });
      const now = versionDigest(part, Object.fromEntries(resealed));
      if (HEX.test(event.data.digest)) renamed.set(event.data.digest, now);
    }
    const { actor, at, assurance, version } = event;
    const whole = {
      ...event,
      actor,
      at,
      ...(assurance && { assurance }),
      version,
      run,
      schema: 1,
      id: uuidAt(`${name}/${version}`, at),
    } as const;
    const read: LoggedEvent = JSON.parse(JSON.stringify({ ...whole, data: reseal(event.data) }));
    return read;
  });
  return { run, template, events, entries: events.map(encodeEntry), values };
};
