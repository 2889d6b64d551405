import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf } from "../../web/calendar/feed.ts";
import { dayIn } from "../../web/calendar/day-in.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";

/** The events of a calendar, as another program reads them. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one))
    .map(({ uid, summary, startDate }) => ({ uid, summary, on: startDate.toString() }));

/** The path of somebody's feed, once they made an address. */
async function feedOf(one: Awaited<ReturnType<typeof asked>>, person: string) {
  const who = reader(one.app, person);
  expect((await who.post("/calendar", {})).location).toBe("/calendar?done=made");
  const address = /http:\/\/localhost(\/calendar\/feed\/[\w.-]+\.ics)/u.exec(
    (await who.get("/calendar")).html,
  )?.[1];
  if (address === undefined) throw new Error("No address is shown.");
  return { who, address };
}

test("somebody's calendar says by which day their own questions are due, and names nobody", async () => {
  const one = await asked();
  const { address } = await feedOf(one, "asha");
  const feed = await reader(one.app, null).get(address);
  expect(feed.status).toBe(200);
  expect(feed.headers.get("content-type")).toMatch(/^text\/calendar/u);
  expect(eventsIn(feed.html)).toEqual([
    expect.objectContaining({
      summary: "Please answer: A kinder front desk",
      on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
    }),
  ]);
  for (const { name, email } of one.fixture.kept().people) {
    expect(feed.html).not.toContain(name ?? "nobody");
    expect(feed.html).not.toContain(email ?? "nobody");
  }
});

test("somebody's calendar is in the language of their pages, and their manager's in that of theirs", async () => {
  const one = await asked();
  for (const [person, summary] of [
    ["asha", "Atebwch, os gwelwch yn dda: A kinder front desk"],
    ["maya", "Mae angen yr atebion: A kinder front desk"],
  ] as const) {
    const { who, address } = await feedOf(one, person);
    await who.post("/language", { language: "cy", to: "/" });
    const feed = await reader(one.app, null).get(address);
    expect(eventsIn(feed.html).map((event) => event.summary)).toEqual([summary]);
    expect(feed.html).toContain("Alongside: beth sydd i’w wneud");
  }
});

test("a manager's calendar says what is due in all runs", async () => {
  const one = await asked();
  const { address } = await feedOf(one, "maya");
  const feed = await reader(one.app, null).get(address);
  expect(eventsIn(feed.html).map(({ summary }) => summary)).toEqual([
    "Answers are due: A kinder front desk",
  ]);
  expect(feed.html.replaceAll("\r\n ", "")).toContain(`/board/${one.run}/problem:1`);
});

test("an address works until it is taken back, or another is made in its place", async () => {
  const one = await asked();
  const { who, address } = await feedOf(one, "asha");
  const stranger = reader(one.app, null);
  const second = await feedOf(one, "asha");
  expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.get(second.address)).status).toBe(200);
  const forged = second.address.replace(/\.[\w-]+\.ics$/u, `.${"A".repeat(43)}.ics`);
  expect((await stranger.get(forged)).status).toBe(404);
  await who.post("/calendar/take-back", {});
  expect((await stranger.get(second.address)).status).toBe(404);
});

test("titles of any kind arrive as they are, each entry on the day that its reader's clock shows", () => {
  const title = 'Ward, "B";\\ night\n' + "ü".repeat(100);
  const own = [{ run: "r", request: "q", title, dueAt: "2026-03-01T23:30:00.000Z" }];
  const text = calendarOf(
    { timeZone: "Asia/Tokyo", language: "en", own, runs: [] },
    "https://alongside.example",
    new Date("2026-02-01T00:00:00.000Z"),
  );
  expect(eventsIn(text)).toMatchObject([{ summary: `Please answer: ${title}`, on: "2026-03-02" }]);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test.each([
  ["2026-03-01T23:30:00.000Z", "Europe/London", "2026-03-01"],
  ["2026-07-01T23:30:00.000Z", "Europe/London", "2026-07-02"],
  ["2026-03-01T00:30:00.000Z", "America/New_York", "2026-02-28"],
])("%s in %s is %s", (at, zone, day) => {
  expect(dayIn(at, zone).toISOString()).toBe(`${day}T00:00:00.000Z`);
});
