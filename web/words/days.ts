/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function ahead(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    ) - at
  );
}

/** The instant at which a zone's clocks show what UTC's show at `local`. */
function instantOf(local: number, zone: string): number {
  const first = local - ahead(local, zone);
  // Where the clocks change between that time in UTC and the zone's own, the first guess is an hour out.
  return local - ahead(first, zone);
}

/** The instant, in ISO 8601 UTC, of a time of day (`9:05`, `14:30`) on a calendar day where a reader is; null for what is no such time. */
export function instantOn(day: string, clock: string, zone: string): string | null {
  const [, hour = "", minute = ""] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/u.exec(clock.trim()) ?? [];
  const local = Date.parse(`${day}T${hour.padStart(2, "0")}:${minute}:00Z`);
  return Number.isNaN(local) ? null : new Date(instantOf(local, zone)).toISOString();
}

/** The first and the last instant of a calendar day (YYYY-MM-DD) where a reader is, to the millisecond; ISO 8601 UTC. */
export function dayWithin(
  day: string,
  zone: string,
): { readonly from: string; readonly until: string } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const next = midnight + 24 * 60 * 60 * 1000;
  return {
    from: new Date(instantOf(midnight, zone)).toISOString(),
    until: new Date(instantOf(next, zone) - 1).toISOString(),
  };
}
