import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { finding, type FindingCode } from "../../domain/verdict/finding.ts";

const page = readFileSync(`${import.meta.dirname}/09-verdict.md`, "utf8");
const [conditions = "", reasons = ""] = page.split("## Reasons");
const source = readFileSync(`${import.meta.dirname}/../../domain/verdict/finding.ts`, "utf8");
const table = /const RULES[^]*?\n\};/u.exec(source)?.[0] ?? "";
const isCode = (text: string): text is FindingCode => table.includes(`\n  "${text}": {`);
const codes = [...table.matchAll(/^ {2}"([A-Za-z0-9-]+)": \{/gmu)].map(([, code = ""]) => code);
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| `([A-Za-z0-9-]+)` *\| (.*?) *\|$/gmu)].map(([, code = "", rest = ""]) => ({
    code,
    rest: rest.replaceAll(/ +/gu, " "),
  }));

test("each finding has its condition on the page, and nothing else has one", () => {
  expect(
    rowsOf(conditions)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(codes.toSorted());
});

test("each finding's weight and words are those of the page", () => {
  const stated = rowsOf(reasons).map(({ code, rest }) => `${code}: ${rest}`);
  const known = codes.filter(isCode).map((code) => {
    const { weight, reason } = finding(code, null, []);
    return `${code}: ${weight} | ${reason}`;
  });
  expect(stated.toSorted()).toEqual(known.toSorted());
});
