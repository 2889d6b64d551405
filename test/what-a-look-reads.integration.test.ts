import { afterAll, beforeAll, expect, test } from "vitest";
import { endpointsOf } from "../api/routes/index.ts";
import { createSequencer } from "../audit/sequencer.ts";
import { runProjections, waitForProjections } from "../projections/run-projections.ts";
import { askedRun, type AskedRun } from "./support/asked-run.ts";
import { countingPool } from "./support/counting-pool.ts";
import { plainBrowser, type PlainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

/** How many acts of each kind a run has: more than one page of any list holds. */
const SHORT = 110;
const LONG = 220;

let pages: RunningPages;
let browser: PlainBrowser;
let taken: () => number = () => 0;
let short: AskedRun;
let long: AskedRun;

beforeAll(async () => {
  pages = await runningPages({}, [], async (url) => {
    const counting = countingPool(url);
    ({ taken } = counting);
    return counting.pool;
  });
  short = await askedRun(pages.api);
  long = await askedRun(pages.api, short.organisation);
  await lengthen(short, SHORT);
  await lengthen(long, LONG);
  await tellReadModels();
  const administrator = await pages.api.someone(short.organisation, "administrator");
  browser = plainBrowser(pages.base, pages.base);
  const link = (await pages.api.api.signIn.signInLinkFor(administrator.id)) ?? "";
  await browser.post(link.replace(pages.base, ""), {});
}, 300_000);
afterAll(() => pages.close());

/** Acts of every kind that goes on for as long as a run does. */
async function lengthen({ run, part, manager, pwle, leader }: AskedRun, times: number) {
  const [ada] = pwle;
  if (ada === undefined) throw new Error("nobody");
  const form = await pages.api.send(manager, "GET", `/runs/${run}/parts/${part}/form`);
  const sections = objectOf(form.body["sections"]);
  const [section = ""] = Object.keys(sections);
  const fields = objectOf(sections[section]);
  const [field = ""] =
    Object.entries(fields).find(([, value]) => typeof value === "string" && value.includes(" ")) ??
    [];
  const done = async (method: string, path: string, sent: object, by = manager) => {
    const answer = await pages.api.send(by, method, path, sent);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  for (let time = 1; time <= times; time += 1) {
    await done("PUT", `/runs/${run}/parts/${part}/form`, {
      body: {
        sections: { [section]: { ...fields, [field]: `In these words, time ${time}` } },
        note: `For the ${time}th time`,
      },
      headers: { "if-match": `"${time}"` },
    });
    const need = await done("POST", `/runs/${run}/members/${leader.id}/access-needs`, {
      body: { what: `Need ${time}` },
    });
    if (time > 3)
      await done(
        "POST",
        `/runs/${run}/members/${leader.id}/access-needs/${String(need["id"])}/met`,
        { body: {} },
        // Only their own word says that they have it.
        leader,
      );
    const { id } = await done("POST", `/runs/${run}/contributions`, {
      body: { kind: "idea", text: `Idea ${time}`, onBehalfOf: ada.id },
    });
    if (time % 2 === 0)
      await done("POST", `/runs/${run}/contributions/${String(id)}/answer`, {
        body: { outcome: "done", reply: `Reply ${time}` },
      });
  }
}

const objectOf = (value: unknown): { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Brings the read models up to date, and leaves nobody running who would read beside those who look. */
async function tellReadModels() {
  const { pool, api } = pages.api;
  const onError = (error: unknown) => expect.unreachable(String(error));
  const running = [
    createSequencer({ pool, onError }),
    runProjections({
      pool,
      stateAfter: async (run) => (await api.load(run))?.state ?? null,
      onError,
    }),
  ];
  for (const one of running) one.start();
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from record.event",
  );
  expect(await waitForProjections(pool, (rows[0]?.count ?? 0) - 1, 60_000)).toBe(true);
  await Promise.all(running.map((one) => one.stop()));
}

/**
 * Whole files, whose size is what they hold; and a page of at most twenty people of a part, which looks through what is on record about
 * each of them in the run.
 */
const WHOLE = ["/runs/{run}/bundle", "/audit/:run/print", "/audit/:run/print.pdf"];

/** These runs have no file and no poll, and whoever looks is a member of neither. */
const NOT_THERE = new Set([
  "/runs/{run}/files/{file}",
  "/runs/{run}/polls/{poll}",
  "/polls/:run/:poll",
  "/vote/:run/:poll/:voter/:mac",
  "/your-part/:run",
  "/your-part/:run/ways",
  "/board/:run/facts/:part/:fact{\\d+}/dispute",
  "/board/:run/:part{[^/]+:\\d+}/polls/:poll/voters",
  "/board/:run/people/:member/support",
  "/board/:run/people/:member/support/payment",
  "/board/:run/people/:member/support/offer",
  "/board/:run/people/:member/support/training",
  "/board/:run/voices/:voice/erase",
]);

/** Only whoever is in the group can do this. */
const NOT_THEIRS = new Set(["/board/:run/:part{[^/]+:\\d+}/object"]);

type Look = { readonly path: string; readonly by: "program" | "browser" };

const looks = (): readonly Look[] => {
  const routes = endpointsOf(pages.api.api.services)
    .filter(({ method, path }) => method === "get" && path.includes("{run}"))
    .map(({ path }) => path)
    .filter((path) => !WHOLE.includes(path));
  const shown = pages.api.app.routes
    .filter(({ method, path }) => method === "GET" && path.includes("/:run"))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith("/runs/") && !WHOLE.includes(path));
  return [
    ...routes.map((path) => ({ path, by: "program" }) as const),
    ...[...new Set(shown)].map((path) => ({ path, by: "browser" }) as const),
  ];
};

const addressIn = (path: string, { run, part, request, manager }: AskedRun, event: string) =>
  path
    .replaceAll(/\/(?:\{run\}|:run)(?=\/|$)/g, `/${run}`)
    .replaceAll(/\/(?:\{part\}|:part\{[^/]+\}\+:\\d\+\}|:part\{[^}]*\})(?=\/|$)/g, `/${part}`)
    .replaceAll(/\/(?:\{request\}|:request)(?=\/|$)/g, `/${request}`)
    .replaceAll(/\/(?:\{event\}|:event)(?=\/|$)/g, `/${event}`)
    .replaceAll(/\/:member(?=\/|$)/g, `/${manager.id}`)
    .replaceAll(/\/(?:\{version\}|:version\{.*|:entry\{.*)$/g, "/3");

/** Rows that a look reads, once the process knows the run. */
async function cost({ path, by }: Look, asked: AskedRun): Promise<object> {
  const { body } = await pages.api.send(asked.manager, "GET", `/runs/${asked.run}/history?limit=1`);
  const [first] = Array.isArray(body["items"]) ? body["items"] : [];
  const address = addressIn(path, asked, String(first?.event));
  const look = async (): Promise<number> =>
    by === "program"
      ? (await pages.api.send(asked.manager, "GET", address)).status
      : (await browser.get(address)).status;
  const status = await look();
  const rows: number[] = [];
  // Who is signed in is looked up again now and then, beside what is looked at.
  for (let time = 0; time < 3; time += 1) {
    taken();
    await look();
    rows.push(taken());
  }
  return { path, status, rows: Math.min(...rows) };
}

test("a look at a run reads as much of a long run as of a short one, whatever is looked at", async () => {
  for (const look of looks()) {
    const few = await cost(look, short);
    expect(await cost(look, long)).toEqual(few);
    const status = NOT_THERE.has(look.path) ? 404 : NOT_THEIRS.has(look.path) ? 403 : 200;
    if (!look.path.includes("receipt")) expect(few).toMatchObject({ status });
  }
}, 120_000);

test("after one more act, a look at the board or the run reads that act", async () => {
  const costs: number[] = [];
  for (const { run, manager, staff } of [short, long]) {
    await browser.get(`/board/${run}`);
    // What runs beside the look (a session that is drawn out, a follower) may read a row of its own: the least of some counts.
    const looks: number[] = [];
    for (const what of ["A taxi", "A quiet room", "Large print", "A break", "A ramp", "A call"]) {
      await pages.api.send(manager, "POST", `/runs/${run}/members/${staff.id}/support`, {
        body: { what },
      });
      taken();
      expect((await browser.get(`/board/${run}`)).status).toBe(200);
      looks.push(taken());
    }
    costs.push(Math.min(...looks));
  }
  expect(costs[1]).toBe(costs[0]);
});
