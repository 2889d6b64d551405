import type { History } from "./histories.ts";

/**
 * Everything that a history says beyond ids, positions, times and names of steps: where a person's words, name or address
 * would show. Reads every payload, and every message of a failure.
 * @param title of the run's template.
 */
export function strangeWords(history: History, title = "Every shape"): readonly string[] {
  const details = `A run of "${title}". Whom it waits for, and all that was decided, is in the record.`;
  return [...new Set(textsOf(history))].filter(
    (text) => text !== title && text !== details && !isPlain(text),
  );
}

/** Written by us, the same for every run. */
const ours: ReadonlySet<string> = new Set([
  "Read the record",
  "Record what is due",
  "Tell people",
  "The next reminder, due time or round",
  "The record refused what is due",
  "Messages are being sent",
  // The Temporal server's own word for a task that a signal overtook
  "UnhandledCommand",
]);

const plain: readonly RegExp[] = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, // ids
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u, // times
  /^[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*(:\d+)?$/u, // orders, steps, parts, pseudonyms
  /^[a-z]+(_[a-z]+)+$/u, // fields of the SDK's own
  /^Rollout site [a-z-]+:\d+$/u,
  /^\d+(\.\d+)?(e-?\d+)?$/u,
];

const isPlain = (text: string): boolean =>
  ours.has(text) || plain.some((pattern) => pattern.test(text));

function textsOf(value: unknown): readonly string[] {
  if (value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  if ("data" in value && value.data instanceof Uint8Array && "metadata" in value) {
    return payload(Buffer.from(value.data).toString("utf8"));
  }
  const message = "message" in value && typeof value.message === "string" ? [value.message] : [];
  return [...message, ...Object.values(value).flatMap(textsOf)];
}

/** A payload is JSON of the SDK's converter, or of its core, or nothing. */
function payload(text: string): readonly string[] {
  if (text === "") return [];
  try {
    return stringsIn(JSON.parse(text));
  } catch {
    return [text];
  }
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
