import { extractText, getDocumentProxy } from "unpdf";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { bundleOf, served as servedLog, storedLog } from "../support/stored-log.ts";
import { launchBrowser, served, violations } from "./fixture/browser.ts";
import { reader } from "./fixture/reader.ts";
import { asked, story, type Story } from "./fixture/story.ts";

let told: Story;
beforeAll(async () => {
  // The goal was changed after two had said yes, everybody agreed to it, and what follows is under way.
  told = await story((step) => step.do === "write" && step.part === "context:1");
}, 60_000);

const auditor = () => reader(told.app, "ines");

describe("runs by verdict", () => {
  test("are narrowed to a verdict and to what was found, and lead to the run’s own page", async () => {
    const all = await auditor().get("/audit");
    expect(all.text).toContain(`href="/audit/${told.run}"`);
    const { verdict } = (await told.fixture.services.runs.view(
      told.fixture.principalOf("ines"),
      told.run,
    )) ?? { verdict: null };
    const stands = await auditor().get(`/audit?verdict=${verdict?.standing}`);
    expect(stands.text).toContain(`href="/audit/${told.run}"`);
    const other = verdict?.standing === "co-produced" ? "at-risk" : "co-produced";
    expect((await auditor().get(`/audit?verdict=${other}`)).text).toContain("There is no such run");
    const odd = await auditor().get("/audit?verdict=excellent&finding=nonsense");
    expect(odd.text).toContain(`href="/audit/${told.run}"`);
  });

  test("are no member’s to read", async () => {
    expect((await reader(told.app, "asha").get("/audit")).status).toBe(403);
  });
});

describe("a run’s page", () => {
  test("says the verdict first, then each step, with a way to every entry that a reason rests on", async () => {
    const { text } = await auditor().get(`/audit/${told.run}`);
    const order = ["Was it co-produced?", "Check it yourself", "Step by step", "What was erased"];
    const places = order.map((words) => text.indexOf(words, text.indexOf("<main")));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    const view = await told.fixture.services.runs.view(told.fixture.principalOf("ines"), told.run);
    for (const { reason, events } of view?.verdict.findings ?? []) {
      expect(text).toContain(reason);
      for (const event of events.slice(0, 20))
        expect(text).toContain(`/decisions/${told.run}/${view?.cited[event] ?? event}`);
    }
    for (const { key } of view?.state.steps ?? []) expect(text).toContain(`id="step-${key}-1"`);
    for (const part of Object.keys(view?.state.parts ?? {}))
      expect(text).toContain(`href="/audit/${told.run}/${part}"`);
  });

  test("a part’s page says who was asked, how that reached them, and what each said by what evidence", async () => {
    const { text } = await auditor().get(`/audit/${told.run}/goal:1`);
    expect(text).toContain("Asha Patel said yes to");
    expect(text).toContain("It no longer counts, because the words changed after it.");
    expect(text).toContain("Given while signed in with their own link.");
    expect(text).toMatch(/Asha Patel (?:was sent the question|opened)/u);
    expect(text).toContain(`/audit/${told.run}/goal:1/versions/2`);
    expect(text).toContain("is agreed.");
  });

  test("while people are asked it tells of no answer", async () => {
    const open = await story((step) => step.do === "all-agree" && step.part === "goal:1");
    const before = await reader(open.app, "ines").get(`/audit/${open.run}/goal:1`);
    expect(before.text).toContain("What people say is hidden until the decision is made.");
    expect(before.text).toContain("Some of it is not shown yet");
    expect(before.text).not.toContain("Asha Patel said yes to");
  });

  test("a version is read in full, and word by word beside the one before", async () => {
    const { text } = await auditor().get(`/audit/${told.run}/goal:1/versions/2`);
    expect(text).toContain("What changed since version 1, word by word");
    expect(text).toMatch(/<ins>.*\[put in: /u);
    expect(text).toMatch(/rel="prev" href="[^"]*\/versions\/1"/u);
    const first = await auditor().get(`/audit/${told.run}/goal:1/versions/1`);
    expect(first.text).toMatch(/rel="next" href="[^"]*\/versions\/2"/u);
    expect(first.text).not.toContain("What changed since");
    expect((await auditor().get(`/audit/${told.run}/goal:1/versions/999`)).status).toBe(404);
  });

  test("what was erased is said, with when and at whose wish", async () => {
    const own = await asked();
    await own.fixture.eraseAll("tomasz", "maya");
    const { text } = await reader(own.app, "ines").get(`/audit/${own.run}`);
    expect(text).toMatch(/was erased\. Maya Okafor did it for them/u);
  });
});

test("the history is searched by words that somebody wrote, and by none that were erased", async () => {
  const own = await asked();
  const found = async (words: string) => {
    const query = new URLSearchParams({ words });
    return (await reader(own.app, "ines").get(`/decisions/${own.run}?${query.toString()}`)).text;
  };
  expect(await found("LOUDER each time")).toContain("Tomasz Nowak shared: a story.");
  expect(await found("LOUDER each time")).not.toContain("started this run");
  expect(await found("words that nobody wrote")).toContain("Nothing here matches");
  await own.fixture.erase("tomasz");
  expect(await found("louder each time")).toContain("Nothing here matches");
});

test("an entry leads to the one before and the next, of those that the reader may see", async () => {
  const third = await auditor().get(`/decisions/${told.run}/3`);
  expect(third.html).toContain(`rel="prev" href="/decisions/${told.run}/2"`);
  expect(third.html).toContain(`rel="next" href="/decisions/${told.run}/4"`);
  const first = await auditor().get(`/decisions/${told.run}/1`);
  expect(first.html).not.toContain('rel="prev"');
});

/** The roles of a PDF's structure, and its words by the role that they stand in. */
async function pdfIn(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes);
  const words: { role: string; text: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    let open = "";
    for (const item of content.items) {
      if ("str" in item) texts.set(open, (texts.get(open) ?? "") + item.str);
      else if (item.type === "beginMarkedContentProps") open = item.id;
    }
    const walk = (node: unknown, role: string): void => {
      if (typeof node !== "object" || node === null) return;
      if ("id" in node && typeof node.id === "string")
        words.push({ role, text: texts.get(node.id) ?? "" });
      const own = "role" in node && typeof node.role === "string" ? node.role : role;
      if ("children" in node && Array.isArray(node.children))
        for (const child of node.children) walk(child, own);
    };
    walk(await page.getStructTree(), "");
  }
  const { info } = await pdf.getMetadata();
  return { words, marks: await pdf.getMarkInfo(), info, pages: pdf.numPages };
}

describe("a whole run, to print", () => {
  const plain = (text: string) => text.replaceAll(/\s+/gu, " ").trim();

  test("one page holds the verdict, each step, the words, the answers and every entry", async () => {
    const page = await auditor().get(`/audit/${told.run}/print`);
    const { fixture, run } = told;
    const view = await fixture.services.runs.view(fixture.principalOf("ines"), run);
    const history = await fixture.services.runs.history(fixture.principalOf("ines"), run, {
      limit: 500,
    });
    expect(page.text).toContain("Verdict: ");
    for (const step of view?.state.template.steps ?? [])
      if (view?.state.steps.some(({ key }) => key === step.key))
        expect(page.text).toContain(`Step: ${step.title}`);
    expect(history?.items.length).toBeGreaterThan(20);
    for (const { version } of history?.items ?? [])
      expect(page.text).toContain(`(entry ${version}): `);
    expect(page.text).toContain("Asha Patel said yes to");
    expect(page.html).toContain("</html>");
  });

  test("the PDF is tagged, says its language and title, and holds the same", async () => {
    const answer = await told.app.request(`http://localhost/audit/${told.run}/print.pdf`, {
      headers: { cookie: "fixture=ines" },
    });
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { words, marks, info } = await pdfIn(bytes.slice());
    expect(marks).toMatchObject({ Marked: true });
    expect(info).toMatchObject({
      Language: "en-GB",
      Title: expect.stringContaining("co-produced"),
    });
    const of = (role: string) => words.filter((one) => one.role === role).map(({ text }) => text);
    expect(of("H1")).toHaveLength(1);
    const view = await told.fixture.services.runs.view(told.fixture.principalOf("ines"), told.run);
    expect(of("H2").map(plain)).toEqual([
      "Was it co-produced?",
      ...(view?.state.steps ?? []).map(({ key }) =>
        plain(`Step: ${view?.state.template.steps.find((step) => step.key === key)?.title ?? key}`),
      ),
      "All that happened, entry by entry",
    ]);
    expect(of("P").some((text) => text.startsWith("Verdict: "))).toBe(true);
    expect(of("LBody").length).toBeGreaterThan(0);
    // Everything that stands in the file stands in its structure.
    const { text } = await extractText(await getDocumentProxy(bytes.slice()), {
      mergePages: true,
    });
    const letters = (one: string) => one.replaceAll(/\s/gu, "").length;
    expect(letters(words.map((one) => one.text).join(""))).toBe(letters(text));
  });
});

describe("checked where it is read", () => {
  const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
  let browser: Browser;
  let site: Awaited<ReturnType<typeof served>>;
  let answers: ReadonlyMap<string, string | Uint8Array>;
  let log: ReturnType<typeof storedLog>;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await served(told);
    const run = (await demoRuns()).at(-1);
    if (run === undefined) throw new Error("no run");
    log = storedLog([run], signer);
    answers = new Map([["bundle", await bundleOf(log, run.run)]]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** The run's page with the file of another run behind it, and the log that holds that. */
  const opened = async (change: (bundle: string) => string = (bundle) => bundle) => {
    const context = await site.open(browser, "ines", { bypassCSP: true });
    await context.route("**/runs/*/bundle", (route) =>
      route.fulfill({ body: change(String(answers.get("bundle"))) }),
    );
    await context.route("**/log/**", async (route) => {
      const path = new URL(route.request().url()).pathname.replace("/log/", "");
      const bytes = await servedLog(log)(path);
      await (bytes === null
        ? route.fulfill({ status: 404 })
        : route.fulfill({ body: Buffer.from(bytes) }));
    });
    const page = await context.newPage();
    await page.goto(`/audit/${told.run}`);
    const check = async (kept = "") => {
      if (kept !== "") {
        await page.getByText("Check it against something you kept").click();
        await page.getByLabel("Or paste its text").fill(kept);
      }
      await page.getByRole("button", { name: "Check it here" }).click();
      await page.locator("[data-check-result] h2").first().waitFor();
      return page.locator("[data-check-result]").innerText();
    };
    return { context, page, check };
  };

  test("in one press, against what was kept, with each event that is named leading to its entry", async () => {
    const { context, page, check } = await opened();
    const result = await check(log.checkpoint);
    expect(result).toContain("What you kept fits");
    expect(result).toContain("Everything in this file holds");
    expect(await violations(page)).toEqual([]);
    await context.close();
  }, 60_000);

  test("a file with an event left out does not hold, and names the next one by a link", async () => {
    const { context, page, check } = await opened((bundle) => {
      const lines = bundle.split("\n");
      return lines.toSpliced(4, 1).join("\n");
    });
    expect(await check()).toContain("version 4 is missing");
    const link = page.locator("[data-check-result] a").first();
    expect(await link.getAttribute("href")).toMatch(
      new RegExp(`^/decisions/${told.run}/[0-9a-f-]{36}$`, "u"),
    );
    await context.close();
  }, 60_000);

  test("a checkpoint of another history does not fit", async () => {
    const other = storedLog([...(await demoRuns()).slice(0, 1)], signer);
    const { context, check } = await opened();
    expect(await check(other.checkpoint)).toContain("What you kept does not fit");
    await context.close();
  }, 60_000);
});
