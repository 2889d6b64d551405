import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readNumber, readPounds } from "../../domain/written/number.ts";
import { CODE, MENDS } from "../../test/specification/mending.ts";
import { readNewPeople } from "../board/read-new-people.ts";

const WEB = path.resolve(import.meta.dirname, "..");

/** A text between quotes, or with values put in. */
const TEXT = String.raw`("[^"\n]*"|\x60[^\x60\n]*\x60)`;
/** The ways in which a page says that something in its form is to be mended. */
const SAID = [
  String.raw`\bmessage(?:: | = )${TEXT}`,
  String.raw`\b(?:missing|needed|readNeededDate)\(\s*(?:body,\s*)?${TEXT},\s*${TEXT}`,
  String.raw`\bwrong: ${TEXT}`,
  String.raw`\bconst [A-Z_]*MISSING = ${TEXT}`,
].map((said) => new RegExp(said, "gu"));

const textOf = (quoted: string): string => quoted.slice(1, -1).replaceAll(/\$\{[^}]*\}/gu, "this");

/** Of whoever sends what no page of ours does: they are shown the page of an error, with its own words. */
const OF_ERRORS = new Set(["The form cannot be read."]);
/** Around what is said elsewhere, and held to it there. */
const AROUND = /^Line this, “this”: this$|^this this$/u;

/** Pages in two languages have their words beside them, which are not looked at here. */
const written = readdirSync(WEB, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.|-words\./u.test(file))
  .flatMap((file) => {
    const source = readFileSync(path.join(WEB, file), "utf8");
    return SAID.flatMap((said) =>
      [...source.matchAll(said)].map((match) => ({ file, text: textOf(match.at(-1) ?? "") })),
    );
  })
  .filter(({ text }) => !OF_ERRORS.has(text) && !AROUND.test(text));

/** What a service finds wrong, but for refusals, whose mend stands beside what is wrong. */
const SERVICES = path.resolve(WEB, "../api/services");
const REFUSED = new RegExp(String.raw`\bmessage(?:: | = )${TEXT}(?![,;][^]{0,80}\bmend\b)`, "gu");
const served = readdirSync(SERVICES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/\.test\./u.test(file))
  .flatMap((file) =>
    [...readFileSync(path.join(SERVICES, file), "utf8").matchAll(REFUSED)].map(([, text = ""]) => ({
      file: `api/services/${file}`,
      text: textOf(text),
    })),
  );

test("what a service finds wrong is looked at", () => {
  expect(new Set(served.map(({ file }) => path.basename(file)))).toContain("told-by.ts");
});

test("what a page of the staff finds wrong in a form is looked at", () => {
  expect(written.length).toBeGreaterThan(60);
  expect(new Set(written.map(({ file }) => file.split("/")[0]))).toEqual(
    new Set(["board", "facts", "launch", "organisation", "sign-in", "staff", "support"]),
  );
});

test.each([...written, ...served])(
  "$file: “$text” says how to mend it, in plain words",
  ({ text }) => {
    expect(text).toMatch(MENDS);
    expect(text).not.toMatch(CODE);
  },
);

const wrong = [
  ...["", "x", "1,23", "12.5", "9".repeat(20)].map(readPounds),
  ...[0, 2].flatMap((decimals) =>
    ["", "x", "1,23", "1.234", "9".repeat(20)].map((text) => readNumber(text, decimals)),
  ),
].map((read) => (read.kind === "wrong" ? read.message : "It was taken."));

const lines = ["", "Ada, ada@example.org\nBea, ada@example.org", ", a@example.org", "Ada, x, y"];
const newPeople = [...lines, Array.from({ length: 51 }, (_, n) => `Person ${n}`).join("\n")]
  .flatMap((text) => readNewPeople(text, "new").mistakes)
  .map(({ message }) => (typeof message === "string" ? message : message.en));

test.each([...new Set([...wrong, ...newPeople])])("“%s” says how to mend it", (message) => {
  expect(message).toMatch(MENDS);
  expect(message).not.toMatch(CODE);
});
