import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";

test("an auditor is told at once when a witness speaks against the log; others are not troubled", async () => {
  const one = await asked();
  const auditor = await reader(one.app, "ines").get("/");
  expect(auditor.text).toContain("A witness says that the log is not what it was");
  expect(auditor.text).toContain("it cosigned another history of this log.");
  expect(auditor.text).toMatch(/<div class="panel panel-stop" role="alert">/u);
  expect((await reader(one.app, "asha").get("/")).text).not.toContain("witness");
});
