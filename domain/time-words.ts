/** Used where the reader's own zone is not known: the pathways are run in the UK. */
export const HOME_ZONE = "Europe/London";

/** There are some 600 zones, but names are taken in any case. */
const MOST_FORMATS = 1_000;

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when the runtime knows no such zone. */
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(zone, made);
  return made;
}

/** Whether the runtime knows a time zone's name (`Europe/Paris`). */
export function isZone(name: string): boolean {
  try {
    return formatIn(name).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

type Reader = { readonly zone: string; readonly now: Date };

function parts(at: Date, zone: string) {
  const formatted = formatIn(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    formatted.find((one) => one.type === type)?.value ?? "";
  return {
    weekday: part("weekday"),
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: Number(part("hour")),
    minute: Number(part("minute")),
  };
}

/** `5pm`, `9:05am`, `midday`, `midnight`: the GOV.UK style for times. */
function clock(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** Zones that keep the same time as London all year, which need no naming. */
const likeHome = new Set([HOME_ZONE, "Europe/Belfast", "Europe/Guernsey", "Europe/Jersey"]);

const zoneWords = (zone: string) =>
  likeHome.has(zone) ? "" : ` (${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time)`;

/** `Friday 4 December`, with the year when it is not this one. */
export function dayWords(at: string, { zone, now }: Reader): string {
  const day = parts(new Date(at), zone);
  const year = day.year === parts(now, zone).year ? "" : ` ${day.year}`;
  return `${day.weekday} ${day.day} ${day.month}${year}`;
}

/** `5pm on Friday 4 December`, in the reader's zone, which is named when it is not the UK's. */
export function timeWords(at: string, reader: Reader): string {
  const { hour, minute } = parts(new Date(at), reader.zone);
  return `${clock(hour, minute)} on ${dayWords(at, reader)}${zoneWords(reader.zone)}`;
}

/**
 * As `timeWords`, with the zone named also when it is the UK's: for what is read away from the product, such as a mail.
 * A zone that the runtime does not know is taken as the UK's.
 */
export function timeWithZone(at: string, { zone, now }: Reader): string {
  const known = isZone(zone) ? zone : HOME_ZONE;
  const words = timeWords(at, { zone: known, now });
  return likeHome.has(known) ? `${words} (UK time)` : words;
}

/** A calendar date (`2026-12-04`) as `4 December 2026`; it belongs to no zone. */
export function dateWords(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const { day, month, year } = parts(at, "UTC");
  return `${day} ${month} ${year}`;
}
