import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { RecordUnavailable } from "../../audit/record-unavailable.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn } from "./fixture/story.ts";

describe("who may see what", () => {
  test("without signing in there is only the sign-in, and it remembers where one wanted to go", async () => {
    const one = await asked();
    const nobody = reader(one.app, null);
    const page = await nobody.get(`/board/${one.run}`);
    expect(page.status).toBe(303);
    expect(page.location).toBe(`/sign-in?to=${encodeURIComponent(`/board/${one.run}`)}`);
    const form = (await nobody.get(page.location)).form("/sign-in");
    expect(form["to"]).toBe(`/board/${one.run}`);
  });

  test("a link goes on to the page that was asked for, in whichever browser it is opened", async () => {
    const one = await asked();
    const elsewhere = reader(one.app, null);
    const to = `/board/${one.run}/decisions?from=1`;
    const page = await elsewhere.get(`/sign-in/asha?to=${encodeURIComponent(to)}`);
    expect(page.text).toContain("This link is for");
    expect(page.text).toContain("Asha");
    const signedIn = await elsewhere.post("/sign-in/asha", page.form("/sign-in/asha"));
    expect(signedIn.location).toBe(to);
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/..//elsewhere.example",
    "javascript:alert(1)",
    `/${"a".repeat(600)}`,
  ])("a link never goes on to %s", async (to) => {
    const one = await asked();
    const signedIn = await reader(one.app, null).post("/sign-in/asha", { to });
    expect(signedIn.location).toBe("/");
  });

  test("a link that works no more says so before anybody presses a button", async () => {
    const one = await asked();
    const page = await reader(one.app, null).get("/sign-in/unknown?to=%2Flaunch");
    expect(page.status).toBe(410);
    expect(page.text).toContain("/sign-in?to=%2Flaunch");
  });

  test("a page says who is signed in; a link of somebody else says that it signs them out", async () => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    expect((await asha.get("/")).text.replaceAll(/<[^>]+>/gu, "")).toContain("Signed in as Asha");
    const link = (await asha.get("/sign-in/maya")).text.replaceAll(/<[^>]+>|\s+/gu, " ");
    expect(link).toContain("Somebody else is signed in here");
  });

  test("looking at a sign-in link signs nobody in", async () => {
    const one = await asked();
    const nobody = reader(one.app, null);
    const page = await nobody.get("/sign-in/asha");
    expect(page.status).toBe(200);
    expect(page.cookies).toEqual([]);
    expect((await nobody.get("/")).status).toBe(303);
  });

  test("a form on another site can do nothing here", async () => {
    const one = await asked();
    const page = await one.app.request(await requestIn(one, "asha"), {
      method: "POST",
      body: new URLSearchParams({ answer: "yes" }),
      headers: { cookie: "fixture=asha", origin: "https://elsewhere.example" },
    });
    expect(page.status).toBe(403);
  });

  test.each([
    ["asha", "/launch?template=implementation-pathway", 403],
    ["asha", "/board/0192a3f0-0000-7000-8000-000000000000", 404],
    ["asha", "/board/not-a-run", 404],
    ["maya", "/launch?template=none", 404],
  ])("%s at %s gets a kind page with status %d", async (person, path, status) => {
    const one = await asked();
    const page = await reader(one.app, person).get(path);
    expect(page.status).toBe(status);
    expect(page.text).toContain("Go to your home page");
  });

  test("an address that nobody knows: a page for people, and for programs what the API says", async () => {
    const { app } = await asked();
    const whole = new Hono();
    whole.get("/health/live", (c) => c.text("alive"));
    whole.notFound((c) => c.json({ code: "not-found" }, 404));
    whole.route("/", app);
    const browser = { headers: { accept: "text/html,*/*" } };
    const page = await whole.request("/bord", browser);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("We cannot find that page");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const program = await whole.request("/bord");
    expect(program.status).toBe(404);
    expect(await program.json()).toEqual({ code: "not-found" });
    expect(await (await whole.request("/health/live", browser)).text()).toBe("alive");
  });

  test("when the record is away, the page says so, and when to try again", async () => {
    const { fixture } = await asked();
    const runs = {
      ...fixture.services.runs,
      list: () => Promise.reject(new RecordUnavailable("no", new Error("gone"))),
    };
    const app = createPages({
      publicUrl: "http://localhost",
      services: { ...fixture.services, runs },
      authenticate: fixture.authenticate,
      files: await loadStaticFiles("."),
      onUnexpected: (error) => expect.unreachable(String(error)),
    });
    const page = await reader(app, "maya").get("/");
    expect(page.status).toBe(503);
    expect(page.headers.get("retry-after")).not.toBeNull();
    expect(page.text).toContain("cannot reach the record");
    expect(page.text).not.toContain("gone");
  });

  test("also when nobody can be recognised, because the record is away", async () => {
    const { fixture } = await asked();
    const app = createPages({
      publicUrl: "http://localhost",
      services: fixture.services,
      authenticate: () => Promise.reject(new RecordUnavailable("no", new Error("gone"))),
      files: await loadStaticFiles("."),
      onUnexpected: (error) => expect.unreachable(String(error)),
    });
    expect((await reader(app, "maya").get("/")).status).toBe(503);
  });

  test("a page that breaks says nothing of the inside, and whoever runs the server is told", async () => {
    const { fixture } = await asked();
    const told: unknown[] = [];
    const broken = new TypeError("a mistake of ours");
    const app = createPages({
      publicUrl: "http://localhost",
      services: {
        ...fixture.services,
        runs: { ...fixture.services.runs, list: () => Promise.reject(broken) },
      },
      authenticate: fixture.authenticate,
      files: await loadStaticFiles("."),
      onUnexpected: (error, route) => told.push([error, route]),
    });
    const page = await reader(app, "maya").get("/");
    expect(page.status).toBe(500);
    expect(page.text).not.toContain("a mistake of ours");
    expect(told).toEqual([[broken, "GET /"]]);
  });

  test("everybody reads times in their own zone, and can say which it is", async () => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    expect((await asha.get(path)).text).toContain("5pm on Monday 7 December</time>");
    const wrong = await asha.post("/details", { name: "", zone: "Nowhere" });
    expect(wrong.status).toBe(422);
    await asha.post("/details", { name: "Asha P", zone: "Europe/Lisbon" });
    expect((await asha.get(path)).text).toContain("5pm on Monday 7 December (Lisbon time)</time>");
    expect((await asha.get("/")).text).toContain("Hello, Asha P");
    const callum = await reader(one.app, "callum").get(path);
    expect(callum.text).not.toContain("Lisbon");
  });

  test("every page forbids what it does not need, and is kept by no cache", async () => {
    const one = await asked();
    const { headers } = await reader(one.app, "asha").get("/");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
