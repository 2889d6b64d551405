import { expect, test } from "vitest";
import { own } from "../../domain/rules/lookup.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";

const scene = async () => {
  const { fixture, run } = await asked();
  const app = createPages({
    publicUrl: "http://localhost",
    services: fixture.services,
    authenticate: fixture.authenticate,
    files: await loadStaticFiles("."),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  return { fixture, run, app };
};

test("somebody says on the page of their part whether they may be contacted again", async () => {
  const { fixture, run, app } = await scene();
  const asha = reader(app, "asha");
  expect((await asha.get(`/your-part/${run}`)).text).toContain("You have not said yes.");
  const sent = await asha.post(`/your-part/${run}/contact`, { holds: "yes" });
  expect(sent.status).toBe(303);
  const principal = fixture.principalOf("asha");
  const view = await fixture.services.runs.folded(principal, run);
  expect(own(view?.state.members ?? {}, principal.id)?.contactAllowed).toBe(true);
  expect((await asha.get(`/your-part/${run}`)).text).toContain("You said yes.");
});

test("a wrong link is told beside its field, and nothing written is lost", async () => {
  const { run, app } = await scene();
  const maya = reader(app, "maya");
  const wrong = await maya.post(`/board/${run}/links`, { run: "the panel", kind: "asks" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Copy the address of its page");
  expect(wrong.text).toContain('value="the panel"');
  const itself = await maya.post(`/board/${run}/links`, {
    run: `http://localhost/board/${run}`,
    kind: "asks",
  });
  expect([itself.status, itself.text.includes("A run can’t be linked to itself.")]).toEqual([
    409,
    true,
  ]);
});

test("where no group is open, the page says so", async () => {
  const { app } = await scene();
  expect((await reader(app, "asha").get("/join")).text).toContain("There is no open group now");
});
