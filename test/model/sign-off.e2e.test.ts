import { describe, expect, test } from "vitest";
import { signOffModel, solve } from "./alloy.ts";
import { mutants } from "./mutants.ts";

const model = await signOffModel();
const declared = [...model.matchAll(/^assert (\w+)/gm)].flatMap(([, name]) => name ?? []);

/** The model with only the commands of this name. */
const onlyChecking = (text: string, assertion: string): string => {
  const [before = ""] = text.split(/^\/\*\* What must be possible/m);
  const command = new RegExp(`^check ${assertion} .*$`, "m").exec(text)?.[0];
  if (command === undefined) throw new Error(`the model has no "check ${assertion}"`);
  return `${before}\n${command}\n`;
};

const mutated = ({ lacks, edits, breaks }: (typeof mutants)[number]): string => {
  let text = model;
  for (const [was, is] of edits) {
    if (text.split(was).length !== 2)
      throw new Error(`"${lacks}": the model holds "${was}" not once`);
    text = text.replace(was, () => is);
  }
  return onlyChecking(text, breaks);
};

describe("the model of a part's sign-off", () => {
  test("every rule holds of it, and parts can pass", async () => {
    const solved = await solve([{ name: "sign-off", text: model }]);
    const found = solved.filter((each) => each.found).map((each) => each.command);
    expect(found).toEqual(["Passes", "PassesAfterANo", "PassesWithADelegate", "PassesByFew"]);
    expect(solved.filter((each) => !each.found).map((each) => each.command)).toEqual(declared);
  });

  test("a rule fails of every model that lacks a guard of it", async () => {
    const models = mutants.map((mutant, index) => ({ name: `m${index}`, text: mutated(mutant) }));
    const solved = await solve(models);
    const unseen = mutants.filter((_, index) => !solved[index]?.found).map(({ lacks }) => lacks);
    expect(unseen).toEqual([]);
    expect(solved).toHaveLength(mutants.length);
  });

  test("there is no rule that no missing guard breaks", () => {
    expect([...new Set(mutants.map(({ breaks }) => breaks))].toSorted()).toEqual(
      declared.toSorted(),
    );
  });
});
