import { describe, expect, test } from "vitest";
import type { Row } from "./fixture/forms/row.ts";
import { sceneOf } from "./fixture/forms/scene.ts";
import { FORMS } from "./fixture/forms/table.ts";
import { urlencoded, type Answer, type Fields } from "./fixture/two-ways.ts";

/** Choices of which somebody may tick several. */
const SEVERAL = /^(?:roles|sections|removed)/u;

/** Of the length that browsers give it; a short one is no boundary to everybody. */
const BOUNDARY = "----FormBoundary0123456789abcdef";

const onePerForm = [...new Map(FORMS.map((row) => [row.form, row])).values()];

const multipart = (fields: Fields, boundary: string): string =>
  [
    ...fields.map(
      ([name, text]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    ),
    `--${boundary}--\r\n`,
  ].join("");

async function goodOf(row: Row) {
  const made = await sceneOf(row);
  const [twin] = row.corpus(made.scene).good;
  const { ways } = made.scene;
  const [path, fields] = row.page(made.scene, twin?.written ?? []);
  const all: Fields = row.byLink === true ? fields : [ways.shownTo(row.as), ...fields];
  const kept = () => JSON.stringify(made.fixture.kept().events);
  return { ...made, ways, path, all, kept };
}

const isPlainPage = ({ status, body }: Answer) => {
  expect([status, body.slice(0, 15)]).toEqual([400, "<!doctype html>"]);
  expect(body).toContain("<h1>");
};

describe.each(onePerForm.map((row) => [row.form, row] as const))("%s", (_, row) => {
  test("refuses bytes that are no UTF-8, however they are written", async () => {
    const { before, ways, path, all, kept } = await goodOf(row);
    const then = kept();
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    for (const wrong of [
      [0xff],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      const escaped = wrong.map((byte) => `%${byte.toString(16)}`).join("");
      isPlainPage(await ways.bytes(row.as, path, `${urlencoded(all)}&more=${escaped}`));
      const raw = [Buffer.from(`${urlencoded(all)}&more=`), Buffer.from(wrong)];
      isPlainPage(await ways.bytes(row.as, path, new Uint8Array(Buffer.concat(raw))));
      const [start, end] = multipart([...all, ["more", "|"]], BOUNDARY).split("|");
      const parts = [Buffer.from(start ?? ""), Buffer.from(wrong), Buffer.from(end ?? "")];
      isPlainPage(await ways.bytes(row.as, path, new Uint8Array(Buffer.concat(parts)), type));
    }
    expect(kept()).toBe(then);
    before();
  });

  test("refuses two answers to one question", async () => {
    const { before, ways, path, all, kept } = await goodOf(row);
    const then = kept();
    const questions = all.filter(([name]) => !SEVERAL.test(name));
    expect(questions.length).toBeGreaterThan(0);
    for (const [name, text] of questions) {
      for (const other of [text, "", "something else"]) {
        const twice: Fields = [...all, [name, other]];
        isPlainPage(await ways.bytes(row.as, path, urlencoded(twice)));
        const type = `multipart/form-data; boundary=${BOUNDARY}`;
        isPlainPage(await ways.bytes(row.as, path, multipart(twice, BOUNDARY), type));
      }
    }
    expect(kept()).toBe(then);
    before();
  });

  test("refuses a body that is no form", async () => {
    const { before, ways, path, all, kept } = await goodOf(row);
    const then = kept();
    const json = JSON.stringify(Object.fromEntries(all));
    isPlainPage(await ways.bytes(row.as, path, json, "application/json"));
    isPlainPage(await ways.bytes(row.as, path, urlencoded(all), "text/plain"));
    isPlainPage(await ways.bytes(row.as, path, multipart(all, BOUNDARY), "multipart/form-data"));
    expect(kept()).toBe(then);
    before();
  });

  test("takes the same as a form with parts", async () => {
    const { before, ways, path, all } = await goodOf(row);
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    const answer = await ways.bytes(row.as, path, multipart(all, BOUNDARY), type);
    expect([answer.status, answer.body.slice(0, 300)]).toEqual([303, ""]);
    before();
  });
});
