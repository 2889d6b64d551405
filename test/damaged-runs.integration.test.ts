import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRunAlarms } from "../audit/set-aside.ts";
import { waitForSubscription } from "../audit/subscription.ts";
import { verifyBundle } from "../audit/verify/bundle.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { selfCheck } from "../infra/composition/self-check.ts";
import { createWarnings } from "../infra/composition/warnings.ts";
import { connectTemporal } from "../infra/temporal/client.ts";
import { recoverRuns } from "../infra/temporal/recover.ts";
import { createTellWorkflow } from "../infra/temporal/tell-workflow.ts";
import { runWorkflowId } from "../workflows/names.ts";
import { waitForProjections } from "../projections/run-projections.ts";
import { askedRun, type AskedRun } from "./support/asked-run.ts";
import { damagedRuns, type Damaged } from "./support/damage.ts";
import { followRecord, type Followers } from "./support/followers.ts";
import { runningApi, type RunningApi } from "./support/running-api.ts";
import { temporalAddress } from "./support/temporal.ts";

/** Only PostgreSQL refuses it, and says of no event that it was this one: the run is set aside where it stood. */
const ONLY_FOR_READ_MODELS = "a member that no read model can hold";

let api: RunningApi;
let owner: pg.Client;
let before: AskedRun;
let damaged: readonly Damaged[];
let after: AskedRun;
let followers: Followers;
const errors: unknown[] = [];
const onError = (error: unknown) => void errors.push(error);
const temporal = connectTemporal({ address: temporalAddress(), namespace: "default" });
const taskQueue = `damaged-${randomUUID()}`;

beforeAll(async () => {
  api = await runningApi();
  owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  before = await askedRun(api);
  await answered(before);
  damaged = await damagedRuns(api, owner, before.organisation, answered);
  after = await askedRun(api, before.organisation);
  await answered(after);
  followers = followRecord(api.pool, {
    client: temporal.client,
    taskQueue,
    onError,
    retry: { first: 50, most: 200 },
  });
}, 120_000);
afterAll(async () => {
  await followers.stop();
  await temporal.close();
  await owner.end();
  await api.close();
});

/** Words of the first member with lived experience. */
const NEED = "A seat by the door of Larkmirror House";

/** The first member with lived experience says what they need, and yes, and has an address for the receipt. */
async function answered({ pwle, run, request, version, digest }: AskedRun): Promise<void> {
  const [ada] = pwle;
  if (ada === undefined) throw new Error("nobody");
  await owner.query("update directory.person set email = $2 where pseudonym = $1", [
    ada.id,
    `${ada.id}@people.example`,
  ]);
  const need = `/runs/${run}/members/${ada.id}/access-needs`;
  const stated = await api.send(ada, "POST", need, { body: { what: NEED } });
  if (stated.status !== 201) throw new Error(stated.text);
  const path = `/runs/${run}/sign-off-requests/${request}/answers`;
  const given = await api.send(ada, "POST", path, { body: { answer: "yes", version, digest } });
  if (given.status !== 201) throw new Error(given.text);
}

async function* piecesOf(text: string) {
  yield Buffer.from(text);
}

const addressIn = ({ pwle }: AskedRun): string => `${pwle[0]?.id}@people.example`;

const newest = async (): Promise<number> => {
  const { rows } = await owner.query<{ events: string }>(
    "select count(*) as events from record.event",
  );
  return Number(rows[0]?.events) - 1;
};

const asideOf = async (follower: string): Promise<ReadonlySet<string>> => {
  const { rows } = await owner.query<{ run: string }>(
    "select run from record.set_aside where follower = $1 and released_at is null",
    [follower],
  );
  return new Set(rows.map(({ run }) => run));
};

const runsOf = (some: readonly { readonly run: string }[]) => new Set(some.map(({ run }) => run));

const listed = async (): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await owner.query<{ run: string; version: number }>(
    "select run, version from projections.run_list",
  );
  return new Map(rows.map(({ run, version }) => [run, version]));
};

describe("while runs are damaged", { timeout: 120_000 }, () => {
  test("the read models hold all others, and of each damaged run what comes before the damage", async () => {
    expect(await waitForProjections(api.pool, await newest(), 60_000)).toBe(true);
    expect(errors).toEqual([]);
    const heads = await owner.query<{ run: string; version: number }>(
      "select run, version from record.stream",
    );
    const head = new Map(heads.rows.map(({ run, version }) => [run, version]));
    const list = await listed();
    for (const { run } of [before, after]) expect(list.get(run)).toBe(head.get(run));
    for (const { run, from, kind } of damaged) {
      const shown = list.get(run) ?? 0;
      expect([kind, shown]).toEqual([kind, kind === ONLY_FOR_READ_MODELS ? 0 : from.version - 1]);
    }
    expect(await asideOf("projections")).toEqual(runsOf(damaged));
    expect(new Set(followers.damaged)).toEqual(runsOf(damaged));
    expect(followers.damaged).toHaveLength(damaged.length);
  });

  test("workflows are told of all others", async () => {
    await expect
      .poll(async () => {
        const { rows } = await owner.query<{ run: string }>("select run from record.delivered");
        return rows.map(({ run }) => run);
      })
      .toEqual(expect.arrayContaining([before.run, after.run]));
    expect(await waitForSubscription(api.pool, "delivery", await newest(), 60_000)).toBe(true);
    expect(errors).toEqual([]);
  });

  test("runs without a workflow are set in motion, but for the damaged", async () => {
    const { pool } = api;
    const { client } = temporal;
    const workflow = createTellWorkflow({
      client,
      describe: createEngineRecord(pool).describe,
      taskQueue,
    });
    for (const { run } of [before, after]) {
      await client.workflow
        .getHandle(runWorkflowId(run))
        .terminate()
        .catch(() => undefined);
    }
    const { damaged: unread } = await recoverRuns({ pool, client, workflow });
    expect([...asideSet(unread)].every((run) => runsOf(damaged).has(run))).toBe(true);
    expect(unread.length).toBeGreaterThan(0);
    expect(await asideOf("recover")).toEqual(asideSet(unread));
  });

  test("receipts of all others are mailed, and those of damaged runs wait", async () => {
    await expect
      .poll(() => followers.mails.map(({ to }) => to), { timeout: 30_000 })
      .toEqual(expect.arrayContaining([addressIn(before), addressIn(after)]));
    await expect.poll(() => asideOf("receipt-mail"), { timeout: 30_000 }).not.toEqual(new Set());
    const waiting = await asideOf("receipt-mail");
    expect([...waiting].filter((run) => !runsOf(damaged).has(run))).toEqual([]);
    for (const one of damaged) {
      expect([one.kind, followers.mails.some(({ to }) => to === addressIn(one))]).toEqual([
        one.kind,
        !waiting.has(one.run),
      ]);
    }
    expect(followers.lost).toEqual([]);
  });

  test("lists and histories show the rest, and say which run is damaged", async () => {
    const { manager } = before;
    const auditor = await api.someone(before.organisation, "auditor");
    // A process that has read none of them before; the other one may still know them as they were.
    const fresh = api.offering([]);
    const list = await api.send(manager, "GET", "/runs?limit=100");
    expect(list.status).toBe(200);
    expect(list.text).toContain(before.run);
    for (const { run, kind } of damaged) {
      const is = list.text.includes(run);
      expect([kind, is && !list.text.includes(`"damaged":true`)]).toEqual([kind, false]);
    }
    const overall = await api.send(manager, "GET", "/history?limit=200&types=signOffRequested");
    expect([overall.status, overall.text.includes(before.run)]).toEqual([200, true]);
    for (const { run, kind, pwle, from, manager: theirs } of damaged) {
      const [ada] = pwle;
      if (ada === undefined) throw new Error("nobody");
      for (const path of ["/sign-off-requests", "/claims", "/history"]) {
        const answer = await api.send(ada, "GET", path);
        expect([kind, path, answer.status]).toEqual([kind, path, 200]);
      }
      if (kind === ONLY_FOR_READ_MODELS) continue;
      const view = await fresh.send(auditor, "GET", `/runs/${run}`);
      expect([kind, view.status, view.code]).toEqual([kind, 500, "run-damaged"]);
      const history = await fresh.send(auditor, "GET", `/runs/${run}/history?limit=500`);
      expect([kind, history.status]).toEqual([kind, 200]);
      expect(history.body["damaged"]).toEqual([
        expect.objectContaining({ run, event: from.event, version: from.version }),
      ]);
      expect((await api.send(auditor, "GET", `/runs/${run}/history`)).status).toBe(200);
      const act = await fresh.send(theirs, "POST", `/runs/${run}/pause`, { body: { reason: "x" } });
      expect([kind, [404, 500].includes(act.status)]).toEqual([kind, true]);
      const stranger = await api.someone(await api.organisation(), "programme-manager");
      expect((await api.send(stranger, "GET", `/runs/${run}`)).status).toBe(404);
      expect((await api.send(stranger, "GET", `/runs/${run}/history`)).status).toBe(404);
    }
  });

  test("a bundle can always be fetched, and says what is damaged", async () => {
    const auditor = await api.someone(before.organisation, "auditor");
    const fresh = api.offering([]);
    const check = (text: string) => verifyBundle(piecesOf(text), nodePorts);
    const whole = await api.send(auditor, "GET", `/runs/${before.run}/bundle`);
    // The log stated no heads before people were asked, so that nothing can be said of its end.
    const { checks } = await check(whole.text);
    expect(checks.filter(({ result }) => result === "fails")).toEqual([]);
    for (const { run, kind, from, manager } of damaged) {
      if (kind === ONLY_FOR_READ_MODELS) continue;
      expect((await api.send(auditor, "GET", `/runs/${run}/bundle`)).status).toBe(200);
      const bundle = await fresh.send(auditor, "GET", `/runs/${run}/bundle`);
      expect([kind, bundle.status]).toEqual([kind, 200]);
      const header: unknown = JSON.parse(bundle.text.split("\n")[0] ?? "");
      expect(header).toMatchObject({ damage: from });
      const report = await check(bundle.text);
      expect([kind, report.ok]).toEqual([kind, false]);
      const troubles = report.checks.filter(({ result }) => result !== "holds");
      expect(troubles.map(({ message }) => message).join("\n")).toContain(from.event);
      const theirs = await fresh.send(manager, "GET", `/runs/${run}/bundle`);
      if (from.version > 1) {
        expect([kind, theirs.status]).toEqual([kind, 200]);
        expect((await check(theirs.text)).ok).toBe(false);
      }
    }
  });

  test("the self-check names each, and an alarm says which and why", async () => {
    const { problems } = await selfCheck(api.pool);
    const alarms = await readRunAlarms(api.pool);
    expect(runsOf(alarms)).toEqual(runsOf(damaged));
    const warnings = await createWarnings(api.pool)();
    for (const { run, from, kind } of damaged) {
      if (kind !== ONLY_FOR_READ_MODELS) {
        expect([kind, problems.some((problem) => problem.includes(run))]).toEqual([kind, true]);
      }
      const alarm = alarms.find((one) => one.run === run);
      if (kind !== ONLY_FOR_READ_MODELS) {
        expect([kind, alarm?.event, alarm?.version]).toEqual([kind, from.event, from.version]);
      }
      expect(warnings).toContain(alarm?.message);
    }
  });
});

test(
  "what is held on people in damaged runs is shown and erased as everywhere, and accounts end",
  { timeout: 120_000 },
  async () => {
    const fresh = api.offering([]);
    for (const { run, kind, pwle } of damaged) {
      const [ada, bea] = pwle;
      if (ada === undefined || bea === undefined) throw new Error("nobody");
      const held = await fresh.send(ada, "GET", `/people/${ada.id}/export`);
      expect([kind, held.status, held.text.includes(NEED)]).toEqual([kind, 200, true]);
      const all = { body: { what: "all" } };
      const gone = await fresh.send(ada, "POST", `/people/${ada.id}/erasure`, all);
      expect([kind, gone.status, gone.body["runs"]]).toEqual([kind, 200, [run]]);
      const { rows: kept } = await owner.query(
        "select 1 from record.disclosure where subject = $1",
        [ada.id],
      );
      expect([kind, kept]).toEqual([kind, []]);
      const { rows: erased } = await owner.query(
        "select 1 from record.event where run = $1 and type = 'erased'",
        [run],
      );
      expect([kind, erased.length]).toEqual([kind, 1]);
      const ended = await fresh.send(bea, "DELETE", `/people/${bea.id}/account`);
      expect([kind, ended.status]).toEqual([kind, 204]);
      expect((await fresh.send(bea, "GET", "/me")).status).toBe(401);
    }
  },
);

test(
  "a run that can be read again catches up from where it stood",
  { timeout: 180_000 },
  async () => {
    for (const { mend } of damaged) await mend();
    await expect.poll(() => asideOf("projections"), { timeout: 60_000 }).toEqual(new Set());
    await expect.poll(() => asideOf("delivery"), { timeout: 60_000 }).toEqual(new Set());
    expect(await waitForProjections(api.pool, await newest(), 20_000)).toBe(true);
    // The log has signed the damage, so it does not agree with what was mended; everything else does.
    const ofTheLog =
      /is not what the log signed|^The root over|^Hash \d+ of level|states other heads/;
    // The two addresses above were written behind the record's back.
    const ofAddresses = /^The address of person/;
    const { problems } = await selfCheck(api.pool);
    const others = problems.filter(
      (problem) => !ofTheLog.test(problem) && !ofAddresses.test(problem),
    );
    expect(others).toEqual([]);
    expect(problems.filter((problem) => ofAddresses.test(problem))).toHaveLength(2);
    expect(
      await readRunAlarms(api.pool).then((alarms) =>
        alarms.filter(({ followers }) => followers.includes("projections")),
      ),
    ).toEqual([]);
    expect(errors).toEqual([]);
  },
);

const asideSet = (some: readonly { readonly at: { readonly run: string } }[]) =>
  new Set(some.map(({ at }) => at.run));
