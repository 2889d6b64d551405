import { expect, test } from "vitest";
import type { Scenario } from "../../programmes/scenario.ts";
import { pathwayPeople } from "../../programmes/implementation-pathway/scenario/people.ts";
import { storyboard } from "../support/storyboard.ts";
import { reader } from "./fixture/reader.ts";
import { story } from "./fixture/story.ts";

const scenario: Scenario = {
  name: "A storyboard is drawn",
  ends: { status: "running", standing: "not-yet", findings: [] },
  template: storyboard.name,
  title: "Our film",
  nation: "scotland",
  parameters: {},
  people: pathwayPeople,
  manager: "maya",
  steps: [{ do: "join", people: ["rowan", "asha", "callum"] }],
};

const PDF = new Blob(["%PDF-1.7\n a storyboard"], { type: "application/pdf" });
const WORDS = new Blob(["words"], { type: "application/pdf" });

test("a file goes along with a form; a mistake elsewhere loses neither the file nor an answer", async () => {
  const one = await story(undefined, scenario, [storyboard]);
  const rowan = reader(one.app, "rowan");
  const here = `/board/${one.run}/board:1`;
  const edit = `${here}/edit`;
  const ABOUT = "f.film.about";
  const BOARD = "f.film.board";
  const blank = (await rowan.get(edit)).form(edit);

  /** As a browser sends it: the answers in the page's order, each file where its box is. */
  const send = async (
    answers: { readonly [name: string]: string },
    files: { readonly [name: string]: Blob } = {},
  ) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(answers)) {
      if (name.startsWith("upload.")) {
        const file = files[name];
        body.append(name, file ?? new Blob([]), file === undefined ? "" : "Bré.pdf");
      } else body.append(name, value);
    }
    return one.app.request(`http://localhost${edit}`, {
      method: "POST",
      body,
      headers: { cookie: "fixture=rowan", origin: "http://localhost" },
    });
  };

  // The file is none, and what was written beside it, before and after, is shown again.
  const wrong = await send(
    { ...blank, [ABOUT]: "The waiting room" },
    { "upload.film.board": WORDS },
  );
  const refused = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(refused).toContain("what is in it is something else");
  expect(refused).toContain("The waiting room");

  // The file is good, another answer is too long: it stays chosen.
  const long = await send({ ...blank, [ABOUT]: "x".repeat(5_001) }, { "upload.film.board": PDF });
  expect(long.status).toBe(422);
  const chosen = /name="f\.film\.board" value="([^"]*)"/u.exec(await long.text())?.[1] ?? "";
  const value = chosen.replaceAll("&quot;", '"');
  expect(JSON.parse(value)).toMatchObject({ name: "Bré.pdf", type: "application/pdf" });

  const saved = await send({ ...blank, [ABOUT]: "The waiting room", [BOARD]: value });
  expect([saved.status, saved.headers.get("location")]).toEqual([303, `${here}?saved=yes`]);
  const page = await rowan.get(here);
  const { file } = JSON.parse(value);
  expect(page.html).toContain(`href="/runs/${one.run}/files/${file}"`);
  expect(page.text).toContain("Bré.pdf (PDF, 22 bytes)");

  const again = (await rowan.get(edit)).form(edit);
  const out = await send({ ...again, "remove.film.board": "yes" });
  expect(out.status).toBe(303);
  expect((await rowan.get(here)).text).not.toContain("Bré.pdf");
});

test("a form that was shown to somebody else stores none of its files", async () => {
  const one = await story(undefined, scenario, [storyboard]);
  const edit = `/board/${one.run}/board:1/edit`;
  const form = (await reader(one.app, "rowan").get(edit)).form(edit);
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (name === "upload.film.board") body.append(name, PDF, "board.pdf");
    else if (!name.startsWith("upload.")) body.append(name, value);
  }
  const headers = { cookie: "fixture=asha", origin: "http://localhost" };
  const answer = await one.app.request(`http://localhost${edit}`, {
    method: "POST",
    body,
    headers,
  });
  expect(answer.status).toBe(409);
  expect(await answer.text()).not.toContain("board.pdf");
});

test("a form with files that breaks off is refused, and says so", async () => {
  const one = await story(undefined, scenario, [storyboard]);
  const edit = `/board/${one.run}/board:1/edit`;
  const answer = await one.app.request(`http://localhost${edit}`, {
    method: "POST",
    body: '--x\r\nContent-Disposition: form-data; name="upload.film.board"; filename="a.txt"\r\n\r\nwo',
    headers: {
      cookie: "fixture=rowan",
      origin: "http://localhost",
      "content-type": "multipart/form-data; boundary=x",
    },
  });
  expect(answer.status).toBe(400);
});
