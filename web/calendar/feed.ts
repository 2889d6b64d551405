import ical, { type ICalEventData } from "ical-generator";
import type { CalendarFeed } from "../../api/services/calendars.ts";
import type { Due } from "../../domain/desk/dues.ts";
import { dayIn } from "./day-in.ts";

const UNTITLED = "A run without a title";

/** What is due, in words that name nobody. */
const dueWords: { readonly [what in Due["for"]]?: string } = {
  answers: "Answers are due",
  confirmation: "Answers are to be checked",
  votes: "The vote closes",
  interval: "The next check begins",
  need: "The next step can begin",
  session: "People meet",
};

/**
 * A calendar of what is due, as iCalendar (RFC 5545): a whole day for each, in its reader's time zone. It names runs by their
 * titles, and no person.
 * @param publicUrl without a trailing slash: each entry leads to the page where it is done.
 */
export function calendarOf(
  { timeZone, own, runs }: CalendarFeed,
  publicUrl: string,
  now: Date,
): string {
  const day = (id: string, at: string, summary: string, path: string): ICalEventData => ({
    id,
    stamp: now,
    start: dayIn(at, timeZone),
    allDay: true,
    summary,
    url: `${publicUrl}${path}`,
  });
  const calendar = ical({
    name: "Alongside: what is due",
    prodId: { company: "Alongside", product: "What is due", language: "EN" },
    ttl: 60 * 60,
    events: [
      ...own.map(({ run, request, title, dueAt }) =>
        day(
          `${run}/${request}`,
          dueAt,
          `Please answer: ${title ?? UNTITLED}`,
          `/answer/${run}/${request}`,
        ),
      ),
      ...runs.map(({ run, part, title, at, for: what }) =>
        day(
          [run, part ?? "run", what, at].join("/"),
          at,
          `${dueWords[what] ?? "Something is due"}: ${title ?? UNTITLED}`,
          part === null ? `/board/${run}` : `/board/${run}/${part}`,
        ),
      ),
    ],
  });
  return calendar.toString();
}
