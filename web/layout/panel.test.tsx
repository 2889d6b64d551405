import { html } from "hono/html";
import { expect, test } from "vitest";
import { DonePanel } from "./panel.tsx";

const told = async (done: string | null | undefined): Promise<string> =>
  (await html`${<DonePanel words={{ saved: "It is saved." }} done={done} />}`).toString();

test("what was done is told in the page's words, and nothing of a name that somebody else wrote into its address", async () => {
  expect(await told("saved")).toContain("It is saved.");
  for (const done of ["constructor", "toString", "__proto__", "<b>", "", null, undefined])
    expect(await told(done)).toBe("");
});
