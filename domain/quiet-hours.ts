import { hourIn } from "./time-words.ts";

/** Hours of the day, 0 to 23, in the person's own zone: from the first until the second nobody writes to them. Never the same. */
export type QuietHours = { readonly from: number; readonly until: number };

/** Milliseconds. Clocks of every zone in use are put forward and back at a whole quarter of an hour, in UTC. */
const QUARTER = 900_000;

/** @param hour of the person's day. */
export const isQuiet = ({ from, until }: QuietHours, hour: number): boolean =>
  from < until ? from <= hour && hour < until : from <= hour || hour < until;

/**
 * When somebody's quiet hours are over that they are in: the first quarter of an hour after `at` at which their clock shows another
 * hour, so that it holds also in the night in which clocks change. @param at ISO 8601 UTC. @param zone IANA; an unknown one is taken
 * as the United Kingdom's. @returns ISO 8601 UTC, and null where none are at that time.
 */
export function quietUntil(at: string, quiet: QuietHours, zone: string): string | null {
  const isQuietAt = (time: number): boolean => isQuiet(quiet, hourIn(new Date(time), zone));
  const now = Date.parse(at);
  if (!isQuietAt(now)) return null;
  let next = (Math.floor(now / QUARTER) + 1) * QUARTER;
  while (isQuietAt(next)) next += QUARTER;
  return new Date(next).toISOString();
}
