/** The civil day of an instant in a time zone, as midnight UTC of that day. @param at ISO 8601 UTC. */
export function dayIn(at: string, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
  }).formatToParts(new Date(at));
  const of = (type: "year" | "month" | "day") =>
    parts.find((part) => part.type === type)?.value ?? "";
  return new Date(`${of("year")}-${of("month")}-${of("day")}T00:00:00.000Z`);
}
