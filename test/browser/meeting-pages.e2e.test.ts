import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, fillByKeyboard, launchBrowser, served, tabTo } from "./fixture/browser.ts";
import { sameNames } from "./fixture/checks.ts";
import { ownMeeting, VOTER } from "./fixture/meeting.ts";
import type { Story } from "./fixture/story.ts";
import { drawing, guarded, neighbours, trained } from "./fixture/worlds.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** One person's pages on a phone. `open`: goes to one, and looks at it; `reads`: waits for words on the page, and looks at it too. @returns what is wrong with the pages. */
async function walk(
  one: Story,
  person: string,
  way: (walker: {
    readonly page: Page;
    readonly open: (path: string) => Promise<void>;
    readonly reads: (words: string) => Promise<void>;
  }) => Promise<void>,
): Promise<readonly string[]> {
  const site = await served(one);
  const viewport = { width: 390, height: 844 };
  const context = await site.open(browser, person, {
    ...{ viewport, reducedMotion: "reduce", bypassCSP: true },
  });
  const page = await context.newPage();
  const found: string[] = [];
  // Looked at in a tab of its own, so that nothing changes where the keyboard is.
  const other = await context.newPage();
  const sound = async () => {
    await other.goto(page.url());
    found.push(...(await faults(other)).map((fault) => `${page.url()}: ${fault}`));
    await page.bringToFront();
  };
  await way({
    page,
    open: async (path) => {
      await page.goto(path);
      await sound();
    },
    reads: async (words) => {
      await page.getByText(words).first().waitFor();
      await sound();
    },
  });
  await context.close();
  await site.close();
  return found;
}

/** The page of a part of the meeting, by its key. */
const partOf = ({ fixture, run }: Story, key: string): string => {
  const part = Object.values(fixture.stateOf(run)?.parts ?? {}).find((one) => one.key === key);
  return `/board/${run}/${part?.id ?? ""}`;
};
const pollOf = ({ fixture, run }: Story): string =>
  `/polls/${run}/${Object.keys(fixture.stateOf(run)?.polls ?? {})[0] ?? ""}`;

const TODAY = [
  ["Day", "23"],
  ["Month", "11"],
  ["Year", "2026"],
] as const;

test.each([
  ["one", [["Come in", " "]]],
  ["several", [["Come in", " "]]],
  ["rank", [["Come in", "2"]]],
  ["scale", [["Come in", "4"]]],
] as const)("a poll (%s) is opened and voted in, by keyboard alone", async (key, ballot) => {
  const one = await ownMeeting();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(partOf(one, key));
      await fillByKeyboard(
        page,
        [["Who may vote?", `${VOTER.email}\nb@bell.example`]],
        "Open the poll",
      );
      await reads("0 of 2 people have voted");
    }),
  ).toEqual([]);
  expect(
    await walk(one, VOTER.key, async ({ page, open, reads }) => {
      await open(pollOf(one));
      await fillByKeyboard(page, [], "Vote");
      await page.getByRole("alert").waitFor();
      await fillByKeyboard(page, ballot, "Vote");
      await reads("It is on record that you voted");
    }),
  ).toEqual([]);
});

test("a session is planned, held and told of, by keyboard alone", async () => {
  const one = await ownMeeting();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(partOf(one, "meet"));
      await fillByKeyboard(
        page,
        [
          ...TODAY,
          ["Face to face", " "],
          ["Where is it, and at what time?", "The hall, at ten"],
          ["What do people find there? (you can leave this out)", "Tea"],
        ],
        "Plan it",
      );
      await reads("Planned for");
      await fillByKeyboard(
        page,
        [
          ["A story", " "],
          ["What did they say?", "It is cold in there."],
          ["How can you reach them? Only if they said that you may", "At the café"],
        ],
        "Write it down",
      );
      await reads("It is cold in there.");
      await fillByKeyboard(
        page,
        [
          ...TODAY,
          ["Asha Patel", " "],
          ["Rowan Ellis", " "],
          ["How many others came?", "3"],
          ["How did it go?", "We met."],
        ],
        "It was held",
      );
      await reads("and 3 more");
    }),
  ).toEqual([]);
});

test("a session is called off, by keyboard alone", async () => {
  const one = await ownMeeting();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(partOf(one, "meet"));
      const place = ["Where is it, and at what time?", "The hall, at ten"] as const;
      await fillByKeyboard(page, [...TODAY, ["Face to face", " "], place], "Plan it");
      await reads("Planned for");
      await fillByKeyboard(page, [["Why not?", "Snow."]], "Cancel it");
      await reads("Snow.");
    }),
  ).toEqual([]);
});

test("a figure is written down, by keyboard alone", async () => {
  const one = await ownMeeting();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(partOf(one, "read"));
      await fillByKeyboard(page, [], "Write it down");
      await page.getByRole("alert").waitFor();
      expect(await faults(page)).toEqual([]);
      await fillByKeyboard(
        page,
        [
          ["What did you measure?", "Days"],
          ["The figure", "12"],
          ["How many people is it about?", "30"],
          ...TODAY,
          ["How did it come about?", "Counted"],
          ["Where does it come from?", "The waiting list"],
        ],
        "Write it down",
      );
      await reads("12 days");
    }),
  ).toEqual([]);
});

test("a run is linked to another, by keyboard alone", async () => {
  const one = await neighbours();
  expect(
    await walk(one, "maya", async ({ page, open }) => {
      await open(`/board/${one.run}/links`);
      await fillByKeyboard(page, [["The other run", "that one"]], "Link them");
      await page.getByRole("alert").waitFor();
      expect(await faults(page)).toEqual([]);
      await fillByKeyboard(
        page,
        [
          ["The other run", one.project],
          ["This one grows out of it", " "],
        ],
        "Link them",
      );
      await expect
        .poll(() => Object.keys(one.fixture.stateOf(one.run)?.links ?? {}))
        .toHaveLength(1);
    }),
  ).toEqual([]);
});

test("somebody joins a group and says what they say for themselves, by keyboard alone", async () => {
  const one = await neighbours();
  expect(
    await walk(one, "asha", async ({ page, open, reads }) => {
      await open("/join");
      expect(await sameNames(page)).toEqual([]);
      await fillByKeyboard(page, [], "Join as: person with lived experience: A card");
      await reads("You are in the group now.");
      await fillByKeyboard(page, [], "Yes, you may");
      await reads("You said yes.");
    }),
  ).toEqual([]);
});

test("a guardian is named, and says yes for a young person, by keyboard alone", async () => {
  const one = await guarded();
  expect(
    await walk(one, "jude", async ({ page, open, reads }) => {
      await open(`/board/${one.run}/people`);
      await fillByKeyboard(page, [], "Name a guardian of Mia Todd");
      await fillByKeyboard(
        page,
        [["Who is their guardian?", "Uma Todd"]],
        "Save: a guardian of Mia Todd",
      );
      await reads("They can agree for this person now");
    }),
  ).toEqual([]);
  expect(
    await walk(one, "uma", async ({ page, open, reads }) => {
      await open(`/your-part/${one.run}`);
      await page.getByRole("heading", { name: "What you say as guardian of" }).waitFor();
      await page.getByRole("heading", { name: "May we contact you again?" }).waitFor();
      await reads("Your part in this group");
    }),
  ).toEqual([]);
});

test("what was earned is claimed, shown and shown no longer, by keyboard alone", async () => {
  const one = await trained();
  expect(
    await walk(one, "shona", async ({ page, open, reads }) => {
      await open("/earned");
      await fillByKeyboard(page, [], "Yes, I have earned this: Champion, Champions of the coast");
      await reads("It is on record that you have earned it.");
      await fillByKeyboard(page, [], "Show it to this group: Champion, A card");
      await reads("It is shown to that group now.");
      await fillByKeyboard(page, [], "Stop showing it: Champion, A card");
      await reads("That group does not see it any more.");
    }),
  ).toEqual([]);
});

test("somebody is said to be gone, and says that they are here, by keyboard alone", async () => {
  const one = await neighbours();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(`/board/${one.run}/people`);
      await fillByKeyboard(page, [], "They died, or nobody can reach them: Callum Reid");
      await fillByKeyboard(page, [], "They are gone: Callum Reid");
      await reads("It is on record. Nobody writes to them any more");
    }),
  ).toEqual([]);
  expect(
    await walk(one, "callum", async ({ page, open, reads }) => {
      await open(`/board/${one.run}/people`);
      await fillByKeyboard(page, [], "I am here");
      await reads("It is on record that you are here.");
    }),
  ).toEqual([]);
});

test("the group says how it goes on without somebody, by keyboard alone", async () => {
  const one = await neighbours();
  for (const person of ["rowan", "asha"]) {
    expect(
      await walk(one, person, async ({ page, open, reads }) => {
        await open(`/board/${one.run}/people`);
        if (person === "rowan")
          await fillByKeyboard(page, [], "They died, or nobody can reach them: Callum Reid");
        await fillByKeyboard(
          page,
          [],
          `${person === "rowan" ? "They are gone" : "I know it too"}: Callum Reid`,
        );
        await reads("It is on record. Nobody writes to them any more");
      }),
    ).toEqual([]);
  }
  expect(
    await walk(one, "asha", async ({ page, open, reads }) => {
      await open(`/board/${one.run}/people`);
      const label = "How does the group go on without Callum Reid?";
      await fillByKeyboard(
        page,
        [[label, "We light a candle."]],
        "This is how we go on without Callum Reid",
      );
      await reads("Thank you. It is on record how the group goes on.");
    }),
  ).toEqual([]);
});

test("a file is chosen and goes along with a form, by keyboard alone", async () => {
  const one = await drawing();
  expect(
    await walk(one, "rowan", async ({ page, open, reads }) => {
      await open(`/board/${one.run}/board:1/edit`);
      // Listened for well before the key: the browser learns of it on another way than of keys, which may be the faster.
      const chooser = page.waitForEvent("filechooser", { timeout: 0 });
      await tabTo(page, "What it is about");
      await page.keyboard.type("The waiting room");
      await tabTo(page, "Choose a file for: The storyboard");
      await page.keyboard.press("Enter");
      const file = { name: "board.txt", mimeType: "text/plain", buffer: Buffer.from("A door.") };
      await (await chooser).setFiles(file);
      await fillByKeyboard(page, [], "Save");
      await reads("board.txt");
    }),
  ).toEqual([]);
});

test("who can act, and a person's own page, have no fault", async () => {
  const one = await neighbours();
  expect(
    await walk(one, "asha", async ({ open }) => {
      for (const path of ["/who-can-act", `/your-part/${one.run}`, "/earned"]) await open(path);
    }),
  ).toEqual([]);
  expect(
    await walk(one, "ines", async ({ open }) => {
      for (const path of ["/who-can-act", `/board/${one.run}/links`]) await open(path);
    }),
  ).toEqual([]);
});
