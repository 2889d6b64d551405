import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { ranking } from "./fixture/short-list.ts";
import { requestIn } from "./fixture/story.ts";

test("a short list is put in order, and the receipt says which", async () => {
  const one = await ranking();
  const asha = reader(one.app, "asha");
  const path = await requestIn(one, "asha");
  const page = await asha.get(path);
  expect(page.text).toContain("The words: which do you like best?");
  const form = page.form(path);

  const empty = await asha.post(path, { ...form, answer: "preference" });
  expect(empty.text).toContain('<a href="#rank.0">Say which you like best</a>');

  for (const [places, field, words] of [
    [{ "rank.0": "1", "rank.1": "1", "rank.2": "" }, "rank.1", "Give place 1 to one of them"],
    [{ "rank.0": "1.5", "rank.1": "", "rank.2": "" }, "rank.0", "Write a place from 1 to 3"],
    [{ "rank.0": "1", "rank.1": "", "rank.2": "4" }, "rank.2", "Write a place from 1 to 3"],
  ] as const) {
    const refused = await asha.post(path, { ...form, answer: "preference", ...places });
    expect(refused.text).toContain(`<a href="#${field}">${words}`);
  }

  const places = { "rank.0": "2", "rank.1": "", "rank.2": "1" };
  const sent = await asha.post(path, { ...form, answer: "preference", ...places });
  const { text } = await asha.get(sent.location);
  expect(text).toContain("<li>Here for you</li><li>Come in</li>");
  expect(text).not.toContain("<li>You are welcome</li>");
});
