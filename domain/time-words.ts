import type { InEach, Language } from "./language.ts";

/** Used where the reader's own zone is not known: the pathways are run in the UK. */
export const HOME_ZONE = "Europe/London";

/** There are some 600 zones in two languages, but names are taken in any case. */
const MOST_FORMATS = 1_000;

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

const LOCALES: InEach<string> = { en: "en-GB", cy: "cy" };

/** @throws RangeError when the runtime knows no such zone. */
function formatIn(zone: string, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], {
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
  formats.set(key, made);
  return made;
}

/** Whether the runtime knows a time zone's name (`Europe/Paris`). */
export function isZone(name: string): boolean {
  try {
    return formatIn(name, "en").resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Whoever reads it. `language`: English where it is not said. */
type Reader = { readonly zone: string; readonly now: Date; readonly language?: Language };

type Parts = ReturnType<typeof partsAnew>;

/** A page says the same moments again and again: most of all, now. */
const MOST_MOMENTS = 1_000;
const moments = new Map<string, Parts>();

function parts(at: Date, zone: string, language: Language): Parts {
  const key = `${at.getTime()} ${language} ${zone}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  const made = partsAnew(at, zone, language);
  if (moments.size >= MOST_MOMENTS) moments.clear();
  moments.set(key, made);
  return made;
}

function partsAnew(at: Date, zone: string, language: Language) {
  const formatted = formatIn(zone, language).formatToParts(at);
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

/** Words about time, in the GOV.UK and the Welsh Government style: `5pm on Friday 4 December`, `5pm ddydd Gwener 4 Rhagfyr`. */
const words: InEach<{
  readonly midday: string;
  readonly midnight: string;
  /** A day of the week within a sentence. */
  readonly weekday: (name: string) => string;
  /** The same, when something happens on it. */
  readonly on: (day: string) => string;
  readonly timeOf: (place: string) => string;
  readonly ukTime: string;
}> = {
  en: {
    midday: "midday",
    midnight: "midnight",
    weekday: (name) => name,
    on: (day) => `on ${day}`,
    timeOf: (place) => `${place} time`,
    ukTime: "UK time",
  },
  cy: {
    midday: "hanner dydd",
    midnight: "hanner nos",
    weekday: (name) => name.replace(/^D/u, "d"),
    // A day on which something happens has a soft mutation.
    on: (day) => day.replace(/^d/u, "dd"),
    timeOf: (place) => `amser ${place}`,
    ukTime: "amser y DU",
  },
};

/** `5pm`, `9:05am`, `midday`, `midnight`: the GOV.UK style for times. */
function clock(hour: number, minute: number, language: Language): string {
  if (minute === 0 && hour === 12) return words[language].midday;
  if (minute === 0 && hour === 0) return words[language].midnight;
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** Zones that keep the same time as London all year, which need no naming. */
const likeHome = new Set([HOME_ZONE, "Europe/Belfast", "Europe/Guernsey", "Europe/Jersey"]);

const zoneWords = (zone: string, language: Language) =>
  likeHome.has(zone)
    ? ""
    : ` (${words[language].timeOf((zone.split("/").at(-1) ?? zone).replaceAll("_", " "))})`;

/** The hour that the clocks of a zone show, 0 to 23. A zone that the runtime does not know is taken as the UK's. */
export const hourIn = (at: Date, zone: string): number =>
  parts(at, isZone(zone) ? zone : HOME_ZONE, "en").hour;

/** `midnight`, `9am`, `midday`, `8pm`. @param hour of the day, 0 to 23. */
export const hourWords = (hour: number, language: Language = "en"): string =>
  clock(hour, 0, language);

/** `Friday 4 December`, with the year when it is not this one. */
export function dayWords(at: string, { zone, now, language = "en" }: Reader): string {
  const day = parts(new Date(at), zone, language);
  const year = day.year === parts(now, zone, language).year ? "" : ` ${day.year}`;
  return `${words[language].weekday(day.weekday)} ${day.day} ${day.month}${year}`;
}

/** `5pm`, in the reader's zone. */
export function clockWords(at: string, { zone, language = "en" }: Reader): string {
  const { hour, minute } = parts(new Date(at), zone, language);
  return clock(hour, minute, language);
}

/** `5pm on Friday 4 December`, in the reader's zone, which is named when it is not the UK's. */
export function timeWords(at: string, reader: Reader): string {
  const { zone, language = "en" } = reader;
  const { hour, minute } = parts(new Date(at), zone, language);
  const day = words[language].on(dayWords(at, reader));
  return `${clock(hour, minute, language)} ${day}${zoneWords(zone, language)}`;
}

/**
 * As `timeWords`, with the zone named also when it is the UK's: for what is read away from the product, such as a mail.
 * A zone that the runtime does not know is taken as the UK's.
 */
export function timeWithZone(at: string, { zone, now, language = "en" }: Reader): string {
  const known = isZone(zone) ? zone : HOME_ZONE;
  const time = timeWords(at, { zone: known, now, language });
  return likeHome.has(known) ? `${time} (${words[language].ukTime})` : time;
}

/** A calendar date (`2026-12-04`) as `4 December 2026`; it belongs to no zone. */
export function dateWords(date: string, language: Language = "en"): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const { day, month, year } = parts(at, "UTC", language);
  return `${day} ${month} ${year}`;
}
