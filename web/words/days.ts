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

function startOf(midnight: number, zone: string): number {
  const first = midnight - ahead(midnight, zone);
  // Where the clocks change between that midnight in UTC and the zone's own, the first guess is an hour out.
  return midnight - ahead(first, zone);
}

/** The first and the last instant of a calendar day (YYYY-MM-DD) where a reader is, to the millisecond; ISO 8601 UTC. */
export function dayWithin(
  day: string,
  zone: string,
): { readonly from: string; readonly until: string } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const next = midnight + 24 * 60 * 60 * 1000;
  return {
    from: new Date(startOf(midnight, zone)).toISOString(),
    until: new Date(startOf(next, zone) - 1).toISOString(),
  };
}
