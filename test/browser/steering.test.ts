import { expect, test } from "vitest";
import { readNewPeople } from "../../web/board/read-new-people.ts";
import { ownMeeting, VOTER } from "./fixture/meeting.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";
import { turnedDown } from "./fixture/worlds.ts";

test("several people are added at once: known ones, and new ones with their addresses", async () => {
  const one = await asked();
  const maya = reader(one.app, "maya");
  const path = `/board/${one.run}/people/several`;
  expect((await maya.get(`/board/${one.run}/people`)).html).toContain(`href="${path}"`);
  const form = (await maya.get(path)).form(path);
  const sent = await maya.post(path, {
    ...form,
    ...{ people: one.fixture.ids()["ines"] ?? "", new: "Kim Lee, kim@example.org\nSam Ó Neill" },
    ...{ side: "staff", roles: "deliverer" },
  });
  expect([sent.status, sent.location]).toEqual([303, `/board/${one.run}/people?done=several`]);
  const group = (await maya.get(`/board/${one.run}/people`)).text;
  for (const name of ["Ines", "Kim Lee", "Sam Ó Neill"]) expect(group).toContain(name);
});

test("nobody is added while a line or a choice is wrong, and nothing that was written is lost", async () => {
  const one = await asked();
  const maya = reader(one.app, "maya");
  const path = `/board/${one.run}/people/several`;
  const page = await maya.post(path, { new: "Kim Lee, kim at example" });
  expect(page.status).toBe(422);
  for (const field of ["new", "side", "roles"]) expect(page.html).toContain(`href="#${field}"`);
  expect(page.form(path)).toMatchObject({ new: "Kim Lee, kim at example" });
  const twice = await maya.post(path, {
    ...{ people: one.fixture.ids()["asha"] ?? "", new: "Zed Moss" },
    ...{ side: "pwle", roles: "deliverer" },
  });
  expect(twice.status).toBe(409);
  expect((await maya.get(`/board/${one.run}/people`)).text).not.toMatch(/person-name">Zed Moss/u);
});

test.each([
  ["Kim Lee, kim@example.org", "Kim Lee", "kim@example.org"],
  ["Kim Lee;kim@example.org", "Kim Lee", "kim@example.org"],
  ["Kim Lee\tkim@example.org", "Kim Lee", "kim@example.org"],
  ['"Kim Lee","kim@example.org"', "Kim Lee", "kim@example.org"],
  ["Kim Lee", "Kim Lee", null],
  ["Kim Lee,", "Kim Lee", null],
])("the line %o names somebody", (line, name, email) => {
  expect(readNewPeople(line, "new")).toEqual({ people: [{ name, email }], mistakes: [] });
});

test.each([", kim@example.org", "Kim, kim at example", "Kim, kim@example.org, Deputy"])(
  "the line %o is shown again with what to mend",
  (line) => {
    const [first] = readNewPeople(line, "new").mistakes;
    expect(first).toMatchObject({ field: "new", message: expect.stringContaining(line) });
  },
);

test("a run whose group said no can be ended on its board, and only then", async () => {
  const one = await turnedDown();
  const back = one.fixture.remember();
  const leila = reader(one.app, "leila");
  const path = `/board/${one.run}/end`;
  expect((await leila.get(`/board/${one.run}`)).html).toContain(`href="${path}"`);
  const sent = await leila.post(path, (await leila.get(path)).form(path));
  expect([sent.status, sent.location]).toEqual([303, `/board/${one.run}?done=ended`]);
  expect((await leila.get(sent.location)).text).toContain("The run is ended.");
  back();

  const other = await asked();
  const maya = reader(other.app, "maya");
  expect((await maya.get(`/board/${other.run}`)).html).not.toContain(`/board/${other.run}/end`);
  const early = await maya.post(`/board/${other.run}/end`, {});
  expect([early.status, early.text.includes("The run still has steps to go.")]).toEqual([
    409,
    true,
  ]);
});

test("who may vote is changed in the open, by addresses", async () => {
  const one = await ownMeeting();
  const [maya, rowan] = [reader(one.app, "maya"), reader(one.app, "rowan")];
  const view = await one.fixture.services.runs.view(one.fixture.principalOf("maya"), one.run);
  const part = `/board/${one.run}/${Object.values(view?.state.parts ?? {})[0]?.id ?? ""}`;
  const opening = (await maya.get(part)).form(`${part}/poll`);
  await maya.post(`${part}/poll`, { ...opening, voters: `${VOTER.email}\nbo@bell.example` });
  const path = /href="([^"]+\/voters)"/u.exec((await maya.get(part)).html)?.[1] ?? "";
  const form = (await maya.get(path)).form(path);
  const wrong = await maya.post(path, { ...form, out: "nobody@bell.example" });
  expect([wrong.status, wrong.html.includes('href="#out"')]).toEqual([422, true]);
  const sent = await maya.post(path, { ...form, voters: "cy@bell.example", out: VOTER.email });
  expect([sent.status, sent.location]).toEqual([303, `${part}?done=voters`]);
  expect((await rowan.get(part)).text).toContain("Who may vote was changed after it opened: once.");
  expect((await rowan.get(path)).status).toBe(200);
  expect((await reader(one.app, "callum").get(path)).status).toBe(403);
});
