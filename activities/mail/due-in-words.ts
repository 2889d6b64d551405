const ukZone = "Europe/London";

/**
 * A time as people say it, for example "5pm on Friday 4 December"; with the year when it is not this one.
 * @param at ISO 8601, UTC. @param now likewise. @param zone IANA name, or null for the United Kingdom's.
 */
export function dueInWords(at: string, now: string, zone: string | null): string {
  const timeZone = zone ?? ukZone;
  const part = partsOf(at, timeZone);
  const minutes = part("minute") === "00" ? "" : `.${part("minute")}`;
  const time = `${part("hour")}${minutes}${part("dayPeriod").toLowerCase()}`;
  const year = part("year") === partsOf(now, timeZone)("year") ? "" : ` ${part("year")}`;
  return `${time} on ${part("weekday")} ${part("day")} ${part("month")}${year}`;
}

function partsOf(at: string, timeZone: string): (type: string) => string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour12: true,
    hour: "numeric",
    minute: "2-digit",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const parts = format.formatToParts(new Date(at));
  return (type) => parts.find((one) => one.type === type)?.value ?? "";
}
