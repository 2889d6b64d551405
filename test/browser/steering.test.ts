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

test.each([
  [", kim@example.org", 1],
  ["Kim, kim at example", 1],
  ["Kim, kim@example.org, Deputy", 1],
  ["Name,Email\nSam,\n\nKim,kim at example", 4],
  ["Kim,kim@example.org\nSam,KIM@example.org", 2],
  ['"Lee, Kim",kim@example.org\nSam,sam', 2],
])("of %o the line is named that is to be mended", (text, line) => {
  const [first, ...more] = readNewPeople(text, "new").mistakes;
  expect(first).toMatchObject({ field: "new", message: expect.stringContaining(`Line ${line},`) });
  expect(more).toEqual([]);
});

test("a table's headings are nobody, and neither are its empty columns", () => {
  expect(
    readNewPeople("\ufeffName;Email address;;\r\nKim Lee;kim@example.org;;\r\n", "new"),
  ).toEqual({
    people: [{ name: "Kim Lee", email: "kim@example.org" }],
    mistakes: [],
  });
});

/** A form with a file, as a browser sends it. */
async function withFile(
  one: Awaited<ReturnType<typeof asked>>,
  path: string,
  fields: { readonly [name: string]: string },
  bytes: Uint8Array<ArrayBuffer>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("list", new File([bytes], "people.csv", { type: "text/csv" }));
  const sent = await one.app.request(`http://localhost${path}`, {
    method: "POST",
    body: form,
    headers: { cookie: "fixture=maya", origin: "http://localhost" },
  });
  return { status: sent.status, html: await sent.text() };
}

test("people are added from a table's file; where a line is wrong its lines stand in the box", async () => {
  const one = await asked();
  const path = `/board/${one.run}/people/several`;
  const form = (await reader(one.app, "maya").get(path)).form(path);
  const fields = { ...form, side: "staff", roles: "deliverer" };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const wrong = await withFile(one, path, fields, bytes("Name,Email\nKim Lee,kim at example\n"));
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("Line 2, “Kim Lee, kim at example”");
  expect(wrong.html).toMatch(
    /<textarea[^>]*name="new"[^>]*>\s*Name,Email\nKim Lee,kim at example/u,
  );
  expect(one.fixture.isKnown("Kim Lee")).toBe(false);
  const right = await withFile(one, path, fields, bytes("Kim Lee,kim@example.org\n"));
  expect(right.status).toBe(303);
  // As a table program writes it that knows no UTF-8: "Zoë" in Windows-1252.
  const old = new Uint8Array([0x5a, 0x6f, 0xeb]);
  expect((await withFile(one, path, { ...fields, key: crypto.randomUUID() }, old)).status).toBe(
    303,
  );
  const group = (await reader(one.app, "maya").get(`/board/${one.run}/people`)).text;
  for (const name of ["Kim Lee", "Zoë"]) expect(group).toContain(name);
});

test.each(["several", "one"] as const)(
  "nobody is added or mailed for a joining that is refused: %s",
  async (which) => {
    const one = await asked();
    const ids = one.fixture.ids();
    const path = `/board/${one.run}/people${which === "several" ? "/several" : ""}`;
    const zed = { name: "Zed Moss", email: "zed@example.org" };
    const send = async (roles: readonly string[]) => {
      const fields: [string, string][] = [
        ["signed-in-as", ids["maya"] ?? ""],
        ["key", crypto.randomUUID()],
        ["side", "staff"],
      ];
      for (const role of roles) fields.push(["roles", role]);
      if (which === "one") fields.push(["from", "new"], ...Object.entries(zed));
      else fields.push(["new", Object.values(zed).join(", ")]);
      const sent = await one.app.request(`http://localhost${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { cookie: "fixture=maya", origin: "http://localhost" },
      });
      return sent.status;
    };
    // Who supports a run does not decide in it.
    expect(await send(["supporter", "decision-maker"])).toBe(409);
    expect(one.fixture.isKnown("Zed Moss")).toBe(false);
    expect(one.fixture.invited()).toEqual([]);
    expect(await send(["supporter"])).toBe(303);
    expect(one.fixture.invited()).toEqual(["Zed Moss"]);
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
