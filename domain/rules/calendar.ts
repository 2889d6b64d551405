import type { Calendar, Period } from "../period.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** The hour, London time, at which answers fall due and at which reminders go out. */
const DUE_HOUR = 17;
const REMIND_HOUR = 9;

const iso = (ms: number): string => new Date(ms).toISOString();
/** Days since 1970-01-01 of a civil date. */
const dayOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month, day) / DAY;
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

const lastSunday = (year: number, month: number): number => {
  const last = dayOf(year, month + 1, 0);
  return last - weekday(last);
};

/**
 * British Summer Time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 * Source: Summer Time Act 1972 as amended by the Summer Time Order 2002 (SI 2002/262).
 */
const londonOffset = (ms: number): number => {
  const year = new Date(ms).getUTCFullYear();
  const from = lastSunday(year, 2) * DAY + HOUR;
  const until = lastSunday(year, 9) * DAY + HOUR;
  return ms >= from && ms < until ? HOUR : 0;
};

const londonDay = (ms: number): number => Math.floor((ms + londonOffset(ms)) / DAY);
const londonHour = (day: number, hour: number): number => {
  const wall = day * DAY + hour * HOUR;
  return wall - londonOffset(wall);
};

/** The date in London at an instant: YYYY-MM-DD. */
export const londonDate = (at: string): string => iso(londonDay(Date.parse(at)) * DAY).slice(0, 10);

/** When a day (YYYY-MM-DD) begins in London, ISO 8601 UTC. */
export const dayBegins = (date: string): string =>
  iso(londonHour(Date.parse(`${date}T00:00:00Z`) / DAY, 0));

/** The bank holidays as days since 1970-01-01: a plan asks for them again and again. */
const holidayDays = new WeakMap<Calendar, ReadonlySet<number>>();
const holidaysOf = (calendar: Calendar): ReadonlySet<number> => {
  const known = holidayDays.get(calendar);
  if (known !== undefined) return known;
  const days = new Set(calendar.holidays.map((date) => Date.parse(`${date}T00:00:00Z`) / DAY));
  holidayDays.set(calendar, days);
  return days;
};

const works = (day: number, calendar: Calendar): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !holidaysOf(calendar).has(day);

/** Monday to Friday and no bank holiday of the calendar. `date`: YYYY-MM-DD. */
export const isWorkingDay = (date: string, calendar: Calendar): boolean =>
  works(Date.parse(`${date}T00:00:00Z`) / DAY, calendar);

const roll = (day: number, step: 1 | -1, calendar: Calendar): number => {
  let at = day;
  while (!works(at, calendar)) at += step;
  return at;
};

const stepWorkingDays = (from: number, count: number, step: 1 | -1, calendar: Calendar): number => {
  let at = from;
  for (let left = count; left > 0; left--) at = roll(at + step, step, calendar);
  return at;
};

const addMonths = (day: number, months: number): number => {
  const from = new Date(day * DAY);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const year = first.getUTCFullYear();
  const month = first.getUTCMonth();
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(year, month, Math.min(from.getUTCDate(), last));
};

/** The same day some months later, or the last of its month where that is shorter. YYYY-MM-DD. */
export const monthsLater = (date: string, months: number): string =>
  iso(addMonths(Date.parse(`${date}T00:00:00Z`) / DAY, months) * DAY).slice(0, 10);

const shiftDay = (day: number, period: Period, step: 1 | -1, calendar: Calendar): number => {
  if ("workingDays" in period) return stepWorkingDays(day, period.workingDays, step, calendar);
  if ("days" in period) return roll(day + step * period.days, step, calendar);
  if ("months" in period) return roll(addMonths(day, step * period.months), step, calendar);
  return day;
};

const isNothing = (period: Period): boolean => Object.values(period).every((n) => n <= 0);

/**
 * The end of a period that starts at `at` (both ISO 8601 UTC). Seconds are exact; every other period ends at 17:00
 * London time on a working day. A period of nothing ends at once.
 */
export const addPeriod = (at: string, period: Period, calendar: Calendar): string => {
  const from = Date.parse(at);
  if (isNothing(period)) return at;
  if ("seconds" in period) return iso(from + period.seconds * 1000);
  return iso(londonHour(shiftDay(londonDay(from), period, 1, calendar), DUE_HOUR));
};

/** What was worked out last for a period of a run: its plan asks again and again, and a due time seldom moves. */
const lastBefore = new WeakMap<Calendar, WeakMap<Period, { due: string; at: string }>>();

/** When a reminder goes out that is promised `period` before `due`: 09:00 London time on a working day. */
export const beforeDue = (due: string, period: Period, calendar: Calendar): string => {
  const known = lastBefore.get(calendar) ?? new WeakMap<Period, { due: string; at: string }>();
  const last = known.get(period);
  if (last?.due === due) return last.at;
  const at = backFrom(due, period, calendar);
  known.set(period, { due, at });
  lastBefore.set(calendar, known);
  return at;
};

const backFrom = (due: string, period: Period, calendar: Calendar): string => {
  const from = Date.parse(due);
  if (isNothing(period)) return due;
  if ("seconds" in period) return iso(from - period.seconds * 1000);
  return iso(londonHour(shiftDay(londonDay(from), period, -1, calendar), REMIND_HOUR));
};

/** A due time moved on by `ms` that a stopped clock took; it falls at 17:00 on a working day again if `period` does. */
export const moveDue = (due: string, ms: number, period: Period, calendar: Calendar): string => {
  const moved = Date.parse(due) + Math.max(0, ms);
  if (ms <= 0 || "seconds" in period) return iso(moved);
  const sameDay = londonHour(londonDay(moved), DUE_HOUR);
  const day = londonDay(moved) + (moved > sameDay ? 1 : 0);
  return iso(londonHour(roll(day, 1, calendar), DUE_HOUR));
};

/** `period`, `times` over. */
export const timesPeriod = (period: Period, times: number): Period => {
  if ("workingDays" in period) return { workingDays: period.workingDays * times };
  if ("days" in period) return { days: period.days * times };
  if ("months" in period) return { months: period.months * times };
  return { seconds: period.seconds * times };
};
