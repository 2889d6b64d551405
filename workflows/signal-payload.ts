import type { SignalPayload } from "./activities.ts";

/**
 * What a signal says, or null when it says nothing that can be understood. Anybody who reaches Temporal can send anything under a
 * signal's name, and an error in a handler would hold the run up for ever.
 */
export function readPayload(said: unknown): SignalPayload | null {
  if (typeof said !== "object" || said === null) return null;
  const { version, events, parts } = { version: null, events: null, parts: null, ...said };
  if (typeof version !== "number" || !Number.isSafeInteger(version)) return null;
  if (!isListOfNames(events) || !isListOfNames(parts)) return null;
  return { events, version, parts };
}

/** A payload about no part in particular is about all of them. */
export const isAbout = (payload: SignalPayload, part: string): boolean =>
  payload.parts.length === 0 || payload.parts.includes(part);

/** Two words as one. */
export const mergePayloads = (earlier: SignalPayload, later: SignalPayload): SignalPayload => ({
  events: [...new Set([...earlier.events, ...later.events])],
  version: Math.max(earlier.version, later.version),
  parts:
    earlier.parts.length === 0 || later.parts.length === 0
      ? []
      : [...new Set([...earlier.parts, ...later.parts])],
});

const isListOfNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === "string");
