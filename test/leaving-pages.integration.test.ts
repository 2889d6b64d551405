import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun } from "./support/asked-run.ts";
import { plainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

let pages: RunningPages;
beforeAll(async () => {
  pages = await runningPages();
});
afterAll(() => pages.close());

/** A browser in which this person is signed in, and what its forms say of whom they were shown to. */
async function signedIn(person: string) {
  const browser = plainBrowser(pages.base, pages.base);
  const link = (await pages.api.api.signIn.signInLinkFor(person)) ?? "";
  expect((await browser.post(link.replace(pages.base, ""), {})).status).toBe(303);
  return { browser, form: { "signed-in-as": person } };
}

test("somebody leaves by a page, once they are sure; the last administrator is told why not", async () => {
  const organisation = await pages.api.organisation();
  const member = await pages.api.someone(organisation, "member");
  const { browser, form } = await signedIn(member.id);
  const unsure = await browser.post("/your-data/leave", form);
  expect([unsure.status, unsure.text]).toEqual([
    422,
    expect.stringContaining("Tick the box if you want to leave"),
  ]);
  const left = await browser.post("/your-data/leave", { ...form, leaving: "yes" });
  expect(left.location).toBe("/sign-in?signed-out=yes");
  expect((await browser.get("/your-data")).location).toContain("/sign-in");

  const only = await pages.api.someone(organisation, "administrator");
  const last = await signedIn(only.id);
  for (const [path, tick] of [
    ["/your-data/leave", "leaving"],
    ["/your-data/erase-all", "sure"],
  ] as const) {
    const refused = await last.browser.post(path, { ...last.form, [tick]: "yes" });
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining("Nobody else can administer this organisation"),
    ]);
  }
});

test("an administrator ends a member's account on the page of the group, and nobody else can", async () => {
  const asked = await askedRun(pages.api);
  const administrator = await pages.api.someone(asked.organisation, "administrator");
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const people = `/board/${asked.run}/people`;
  const manager = await signedIn(asked.manager.id);
  expect((await manager.browser.get(people)).text).not.toContain("End the account of");
  expect((await manager.browser.post(`${people}/${ada.id}/end`, manager.form)).status).toBe(403);
  const { browser, form } = await signedIn(administrator.id);
  expect((await browser.get(people)).html).toContain(`action="${people}/${ada.id}/end"`);
  const ended = await browser.post(`${people}/${ada.id}/end`, form);
  expect(ended.location).toBe(`${people}?done=ended`);
  const after = await browser.get(ended.location);
  expect(after.text).toContain("Their account is ended");
  expect(after.html).not.toContain(`action="${people}/${ada.id}/end"`);
});
