import { expect, test } from "vitest";
import { templateContract } from "../../api/contracts/template.ts";
import { FINDING_CODES } from "../../domain/lint/codes.ts";
import { lint } from "../../domain/lint/lint.ts";
import { changed } from "../support/broken-template.ts";
import { corpus } from "./broken/corpus.ts";
import { sound } from "./broken/sound.ts";

/** What the contract finds, as `code, place: message`; what is wrong with the shape alone has no code. */
const findingsIn = (template: unknown): readonly string[] =>
  (templateContract.safeParse(JSON.parse(JSON.stringify(template))).error?.issues ?? []).map(
    (issue) => {
      const code: unknown = issue.code === "custom" ? issue.params?.["finding"] : undefined;
      return `${String(code)}, ${issue.path.join(".")}: ${issue.message}`;
    },
  );

test("the template that the corpus breaks has no fault of its own", () => {
  expect(lint(sound)).toEqual([]);
  expect(findingsIn(sound)).toEqual([]);
});

test.each(corpus.map((broken) => [`${broken.code} (${broken.at.join(".")})`, broken] as const))(
  "a template is refused for %s, with the mend",
  (_, { code, at, value, says }) => {
    const found = findingsIn(changed(sound, at, value));
    expect(found).toContain(`${code}, ${says}`);
    expect(says).toMatch(/^[\w.-]+: .+[.,;:] .+\.$/u);
  },
);

test("each finding of the linter has a broken template in the corpus", () => {
  const shown = new Set<string>(corpus.map(({ code }) => code));
  expect(FINDING_CODES.filter((code) => !shown.has(code))).toEqual([]);
});
