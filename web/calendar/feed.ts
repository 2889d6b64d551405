import ical, { type ICalEventData } from "ical-generator";
import type { CalendarFeed } from "../../api/services/calendars.ts";
import type { Due } from "../../domain/desk/dues.ts";
import { inEach } from "../../domain/language.ts";
import { dayIn } from "./day-in.ts";

type Dues = { readonly [what in Due["for"]]?: string };

/** What is due, in words that name nobody. */
const feedWords = inEach({
  en: {
    name: "Alongside: what is due",
    product: "What is due",
    untitled: "A run without a title",
    answer: (title: string) => `Please answer: ${title}`,
    something: "Something is due",
    dues: {
      answers: "Answers are due",
      confirmation: "Answers are to be checked",
      votes: "The vote closes",
      interval: "The next check begins",
      need: "The next step can begin",
      session: "People meet",
    } satisfies Dues,
  },
  cy: {
    name: "Alongside: beth sydd i’w wneud",
    product: "Beth sydd i’w wneud",
    untitled: "Prosiect heb deitl",
    answer: (title) => `Atebwch, os gwelwch yn dda: ${title}`,
    something: "Mae rhywbeth i’w wneud",
    dues: {
      answers: "Mae angen yr atebion",
      confirmation: "Mae angen gwirio’r atebion",
      votes: "Mae’r bleidlais yn cau",
      interval: "Mae’r gwiriad nesaf yn dechrau",
      need: "Gall y cam nesaf ddechrau",
      session: "Mae pobl yn cyfarfod",
    },
  },
});

/**
 * A calendar of what is due, as iCalendar (RFC 5545): a whole day for each, in its reader's time zone and language. It names runs by their
 * titles, and no person.
 * @param publicUrl without a trailing slash: each entry leads to the page where it is done.
 */
export function calendarOf(
  { timeZone, language, own, runs }: CalendarFeed,
  publicUrl: string,
  now: Date,
): string {
  const t = feedWords[language];
  const dues: Dues = t.dues;
  const day = (id: string, at: string, summary: string, path: string): ICalEventData => ({
    id,
    stamp: now,
    start: dayIn(at, timeZone),
    allDay: true,
    summary,
    url: `${publicUrl}${path}`,
  });
  const calendar = ical({
    name: t.name,
    prodId: { company: "Alongside", product: t.product, language: language.toUpperCase() },
    ttl: 60 * 60,
    events: [
      ...own.map(({ run, request, title, dueAt }) =>
        day(`${run}/${request}`, dueAt, t.answer(title ?? t.untitled), `/answer/${run}/${request}`),
      ),
      ...runs.map(({ run, part, title, at, for: what }) =>
        day(
          [run, part ?? "run", what, at].join("/"),
          at,
          `${dues[what] ?? t.something}: ${title ?? t.untitled}`,
          part === null ? `/board/${run}` : `/board/${run}/${part}`,
        ),
      ),
    ],
  });
  return calendar.toString();
}
