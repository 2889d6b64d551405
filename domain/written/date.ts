import type { InEach } from "../language.ts";

/** The boxes of a date. */
export const DATE_PARTS = ["day", "month", "year"] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** `date`: YYYY-MM-DD. `wrong`: which boxes to mend, and how. */
export type DateReading =
  | { readonly kind: "none" }
  | { readonly kind: "date"; readonly date: string }
  | {
      readonly kind: "wrong";
      readonly parts: readonly { readonly part: DatePart; readonly message: InEach<string> }[];
    };

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const WELSH_MONTHS = [
  "Ionawr",
  "Chwefror",
  "Mawrth",
  "Ebrill",
  "Mai",
  "Mehefin",
  "Gorffennaf",
  "Awst",
  "Medi",
  "Hydref",
  "Tachwedd",
  "Rhagfyr",
] as const;

/** `12`, `Dec`, `december`, `Sept.`, `Rhag`: a number, or the first three letters of the English or the Welsh name or more. */
function monthOf(written: string): number | null {
  if (/^\d{1,2}$/u.test(written)) {
    const number = Number(written);
    return number >= 1 && number <= 12 ? number : null;
  }
  const name = written.toLowerCase().replace(/\.$/u, "");
  if (!/^[a-z]{3,}$/u.test(name)) return null;
  for (const months of [MONTHS, WELSH_MONTHS]) {
    const index = months.findIndex((month) => month.toLowerCase().startsWith(name));
    if (index !== -1) return index + 1;
  }
  return null;
}

/** `4`, `04`, `4th` */
function dayOf(written: string): number | null {
  const number = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/iu.exec(written)?.[1] ?? 0);
  return number >= 1 && number <= 31 ? number : null;
}

const yearOf = (written: string): number | null =>
  /^[1-9]\d{3}$/u.test(written) ? Number(written) : null;

const AS_IT_SHOULD_BE: Readonly<Record<DatePart, InEach<string>>> = {
  day: {
    en: "The day must be a number from 1 to 31",
    cy: "Rhaid i’r diwrnod fod yn rhif o 1 i 31",
  },
  month: {
    en: "The month must be a number from 1 to 12, or a name like December",
    cy: "Rhaid i’r mis fod yn rhif o 1 i 12, neu’n enw fel Rhagfyr",
  },
  year: {
    en: "The year must have 4 numbers, like 2026",
    cy: "Rhaid i’r flwyddyn fod â 4 rhif, fel 2026",
  },
};

const MISSING: Readonly<Record<DatePart, InEach<string>>> = {
  day: { en: "Write the day too", cy: "Ysgrifennwch y diwrnod hefyd" },
  month: { en: "Write the month too", cy: "Ysgrifennwch y mis hefyd" },
  year: { en: "Write the year too", cy: "Ysgrifennwch y flwyddyn hefyd" },
};

/** A date from its three boxes, as written. */
export function readDateParts(written: Readonly<Record<DatePart, string>>): DateReading {
  const [days, months, years] = DATE_PARTS.map((part) => written[part].trim());
  if (!days && !months && !years) return { kind: "none" };
  const [day, month, year] = [dayOf(days ?? ""), monthOf(months ?? ""), yearOf(years ?? "")];
  if (day === null || month === null || year === null) {
    const values = { day, month, year };
    const parts = DATE_PARTS.filter((part) => values[part] === null).map((part) => ({
      part,
      message: (written[part].trim() === "" ? MISSING : AS_IT_SHOULD_BE)[part],
    }));
    return { kind: "wrong", parts };
  }
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (isDate(date)) return { kind: "date", date };
  const message = {
    en: `${MONTHS[month - 1]} ${year} has no day ${day}`,
    cy: `Nid oes diwrnod ${day} ym mis ${WELSH_MONTHS[month - 1]} ${year}`,
  };
  return { kind: "wrong", parts: [{ part: "day", message }] };
}

/** An ISO date that the calendar has: 2026-02-30 is none. */
export function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * When a day may lie. `future`: today or later. `past`: today or earlier. `near`: either. None of them further away than
 * `FURTHEST` years, which a slip of the finger makes of a year. `any`: any year.
 */
export type When = "future" | "past" | "near" | "any";

/** Years. Pathways plan and look back over a few. */
export const FURTHEST = 30;

/** Why a real date can't be meant, or null. `today`: YYYY-MM-DD where the run is. */
export function unlikelyDate(date: string, when: When, today: string): string | null {
  if (when === "any") return null;
  if (when === "future" && date < today) return "must be today or later";
  if (when === "past" && date > today) return "must be today or earlier";
  const years = Number(date.slice(0, 4)) - Number(today.slice(0, 4));
  return Math.abs(years) > FURTHEST ? `must be within ${FURTHEST} years of today` : null;
}
