import { expect, test } from "vitest";
import { line } from "../../test/browser/fixture/hostile.ts";
import { SetupProblem } from "../problem.ts";
import { token } from "./token.ts";

test("a token's name is taken by the contract for names alone, before anything is started", async () => {
  for (const { sent } of line(200).bad) {
    const args = ["--role", "auditor", `--name=${String(sent)}`];
    const made = token.run(args, { root: "", code: "" });
    await expect(made).rejects.toThrow(SetupProblem);
    await expect(made).rejects.toThrow("--name can't be taken.");
  }
});
