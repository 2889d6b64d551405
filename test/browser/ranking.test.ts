import { expect, test } from "vitest";
import type { Template } from "../../domain/template.ts";
import type { Scenario } from "../../programmes/scenario.ts";
import { pathwayPeople } from "../../programmes/implementation-pathway/scenario/people.ts";
import { reader } from "./fixture/reader.ts";
import { requestIn, story } from "./fixture/story.ts";

/** A short list that everybody puts in order. */
const shortList: Template = {
  name: "short-list",
  version: 1,
  title: "Short list",
  summary: "Choose words for a poster together.",
  circles: { everybody: { of: [{ side: "pwle", atLeast: 2 }, { side: "staff" }] } },
  declarations: [],
  parameters: [],
  steps: [
    {
      key: "words",
      kind: "decide",
      title: "The words",
      purpose: "Choose the words for the poster.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "form",
            key: "list",
            form: {
              sections: [
                {
                  key: "list",
                  title: "The list",
                  fields: [{ key: "names", label: "The words", kind: "options", required: true }],
                },
              ],
            },
          },
          {
            block: "gate",
            key: "choose",
            rule: "preference",
            circle: "everybody",
            share: 0,
            options: { section: "list", field: "names" },
            notice: { workingDays: 2 },
            due: { workingDays: 5 },
            reminders: [],
            extension: { workingDays: 5 },
          },
        ],
      },
    },
  ],
};

const script: Scenario = {
  name: "Three names are ranked",
  ends: { status: "running", standing: "not-yet", findings: [] },
  template: "short-list",
  title: "The poster",
  nation: "scotland",
  parameters: {},
  people: pathwayPeople,
  manager: "maya",
  steps: [
    { do: "join", people: ["rowan", "asha", "callum"] },
    {
      do: "write",
      by: "rowan",
      part: "words:1",
      form: { list: { names: ["Come in", "You are welcome", "Here for you"] } },
    },
    { do: "ask", by: "rowan", part: "words:1" },
  ],
};

test("a short list is put in order, and the receipt says which", async () => {
  const one = await story(undefined, script, [shortList]);
  const asha = reader(one.app, "asha");
  const path = await requestIn(one, "asha");
  const page = await asha.get(path);
  expect(page.text).toContain("The words: which do you like best?");
  const form = page.form(path);

  const empty = await asha.post(path, { ...form, answer: "preference" });
  expect(empty.text).toContain('<a href="#rank.0">Say which you like best</a>');

  const places = { "rank.0": "2", "rank.1": "", "rank.2": "1" };
  const sent = await asha.post(path, { ...form, answer: "preference", ...places });
  const { text } = await asha.get(sent.location);
  expect(text).toContain("<li>Here for you</li><li>Come in</li>");
  expect(text).not.toContain("<li>You are welcome</li>");
});
