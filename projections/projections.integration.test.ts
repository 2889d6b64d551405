import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSequencer } from "../audit/sequencer.ts";
import { askedRun, LAUNCH, type AskedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { runProjections, waitForProjections } from "./run-projections.ts";

let api: RunningApi;
let running: readonly { start(): void; stop(): Promise<void> }[];
const errors: unknown[] = [];
beforeAll(async () => {
  api = await runningApi();
  const onError = (error: unknown) => void errors.push(error);
  running = [
    createSequencer({ pool: api.pool, onError }),
    runProjections({
      pool: api.pool,
      stateAfter: async (run) => (await api.api.load(run))?.state ?? null,
      onError,
    }),
  ];
  for (const one of running) one.start();
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await api.close();
});

/** Waits until the read models hold everything that is on record now. */
async function caughtUp(): Promise<void> {
  const { rows } = await api.pool.query<{ count: number }>(
    "select count(*)::int as count from record.event",
  );
  const newest = (rows[0]?.count ?? 0) - 1;
  expect(await waitForProjections(api.pool, newest, 20_000)).toBe(true);
}

const itemsOf = async (who: Someone, path: string): Promise<readonly Record<string, unknown>[]> => {
  const answer = await api.send(who, "GET", path);
  expect([path, answer.status]).toEqual([path, 200]);
  const { items } = answer.body;
  return Array.isArray(items) ? items : [];
};

const answer = (asked: AskedRun, who: Someone, body: object) =>
  api.send(who, "POST", `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`, {
    body: { version: asked.version, digest: asked.digest, ...body },
  });

describe("the inbox", () => {
  test("holds what somebody is asked, says what they answered, and nothing of others", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    await caughtUp();
    expect(await itemsOf(ada, "/sign-off-requests")).toEqual([
      expect.objectContaining({
        run: asked.run,
        runTitle: LAUNCH.title,
        part: asked.part,
        request: asked.request,
        version: 1,
        answered: null,
      }),
    ]);
    await answer(asked, ada, { answer: "yes" });
    // At once, though the read model is behind: nobody should see their own answer missing.
    expect(await itemsOf(ada, "/sign-off-requests")).toMatchObject([{ answered: "yes" }]);
    expect(await itemsOf(bea, "/sign-off-requests")).toMatchObject([{ answered: null }]);
    expect(await itemsOf(asked.manager, "/sign-off-requests")).toEqual([]);
  });

  test("holds for whoever stands in for somebody what that person is asked, with both names", async () => {
    const asked = await askedRun(api);
    const [ada, cleo] = asked.pwle;
    if (ada === undefined || cleo === undefined) throw new Error("nobody");
    const named = async (who: Someone, name: string) => {
      await api.pool.query("update directory.person set name = $1 where pseudonym = $2", [
        name,
        who.id,
      ]);
      return { person: who.id, name };
    };
    const [isAda, isCleo] = [await named(ada, "Ada"), await named(cleo, "Cleo")];
    await caughtUp();
    const delegation = `/runs/${asked.run}/members/${cleo.id}/delegation`;
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await api.send(cleo, "PUT", delegation, { body: { to: ada.id, until } });
    await caughtUp();
    await answer(asked, ada, { answer: "yes" });

    const held = await itemsOf(ada, "/sign-off-requests");
    expect(held).toHaveLength(2);
    expect(held).toContainEqual(
      expect.objectContaining({ asks: isAda, from: isAda, answered: "yes" }),
    );
    expect(held).toContainEqual(
      expect.objectContaining({
        asks: isCleo,
        from: isAda,
        request: asked.request,
        answered: null,
      }),
    );
    await answer(asked, ada, { answer: "yes", onBehalfOf: cleo.id });
    const answered = await itemsOf(ada, "/sign-off-requests");
    expect(answered.map((item) => item["answered"])).toEqual(["yes", "yes"]);

    // What Cleo says herself is nobody else's business while the gate is open.
    await answer(asked, cleo, { answer: "no", reason: "I read it again." });
    const after = await itemsOf(ada, "/sign-off-requests");
    expect(after.map((item) => String(item["answered"])).toSorted()).toEqual(["null", "yes"]);
    await api.send(cleo, "DELETE", delegation);
    expect(await itemsOf(ada, "/sign-off-requests")).toHaveLength(1);
  });

  test("asks nobody who recused or withdrew, nor while the run is paused, nor after an override", async () => {
    const asked = await askedRun(api);
    const [ada, bea, cleo] = asked.pwle;
    if (ada === undefined || bea === undefined || cleo === undefined) throw new Error("nobody");
    await caughtUp();
    const post = (who: Someone, path: string, body?: object) =>
      api.send(who, "POST", `/runs/${asked.run}/${path}`, body === undefined ? {} : { body });
    await post(ada, `parts/${asked.part}/recusals`, {});
    await post(bea, `members/${bea.id}/withdrawal`);
    expect(await itemsOf(ada, "/sign-off-requests")).toEqual([]);
    expect(await itemsOf(bea, "/sign-off-requests")).toEqual([]);
    expect(await itemsOf(cleo, "/sign-off-requests")).toHaveLength(1);

    await post(asked.manager, "pause", { reason: "Summer" });
    expect(await itemsOf(cleo, "/sign-off-requests")).toEqual([]);
    await post(asked.manager, "resume");
    await caughtUp();
    expect(await itemsOf(cleo, "/sign-off-requests")).toHaveLength(1);
    await post(asked.manager, `parts/${asked.part}/override`, { reason: "We could not wait." });
    expect(await itemsOf(cleo, "/sign-off-requests")).toEqual([]);
    await caughtUp();
    const { rows } = await api.pool.query("select from projections.inbox where run = $1", [
      asked.run,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("the list of runs", () => {
  test("shows managers all of their organisation's and members only their own, page by page", async () => {
    const asked = await askedRun(api);
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    const second = await api.send(asked.manager, "POST", "/runs", {
      body: { ...LAUNCH, title: "Another" },
    });
    const stranger = await api.someone(await api.organisation(), "programme-manager");
    await caughtUp();

    const all = await itemsOf(asked.manager, "/runs");
    expect(all.map(({ title }) => title)).toEqual(["Another", LAUNCH.title]);
    expect(all[1]).toMatchObject({
      run: asked.run,
      status: "running",
      step: expect.any(String),
      waitingFor: expect.arrayContaining(["answers"]),
    });
    expect((await itemsOf(ada, "/runs")).map(({ run }) => run)).toEqual([asked.run]);
    expect(await itemsOf(stranger, "/runs")).toEqual([]);

    const first = await api.send(asked.manager, "GET", "/runs?limit=1");
    expect(first.body["next"]).toBe(second.body["run"]);
    const rest = await itemsOf(asked.manager, `/runs?limit=1&after=${first.next}`);
    expect(rest.map(({ run }) => run)).toEqual([asked.run]);
  });
});

test("reflections are counted over all runs, without who said what", async () => {
  const asked = await askedRun(api);
  for (const who of asked.pwle.slice(0, 2)) {
    await api.send(who, "POST", `/runs/${asked.run}/reflections`, {
      body: { step: "monitor", easier: "Somebody whose task it is." },
    });
  }
  await caughtUp();
  const { rows } = await api.pool.query<{ steps: string[] }>(
    "select array_agg(step) as steps from projections.reflection where run = $1",
    [asked.run],
  );
  expect(rows[0]?.steps).toHaveLength(2);
  const counted = await api.send(asked.manager, "GET", "/reflections");
  expect(counted.body["items"]).toEqual([{ template: LAUNCH.template, step: "monitor", count: 2 }]);
  expect(counted.text).not.toContain("whose task");
});

describe("the history", () => {
  test("of a run comes in pages, filtered, with names, leaves and positions", async () => {
    const asked = await askedRun(api);
    await caughtUp();
    const path = `/runs/${asked.run}/history`;
    const page = await api.send(asked.manager, "GET", `${path}?limit=2`);
    expect(page.body["items"]).toMatchObject([
      {
        type: "runLaunched",
        version: 1,
        position: expect.any(Number),
        actor: { name: "A programme-manager" },
      },
      { type: "stepOpened", version: 2 },
    ]);
    // An entry's id, because numbers can tell how people answer; a number is taken as well.
    expect(page.body["next"]).toMatch(/^[0-9a-f-]{36}$/u);
    expect(page.body["next"]).toBe((await itemsOf(asked.manager, `${path}?limit=2`))[1]?.["event"]);
    const joined = await itemsOf(asked.manager, `${path}?types=memberJoined,rolesChanged&after=2`);
    expect(joined).toHaveLength(5);
    const none = await itemsOf(asked.manager, `${path}?until=2020-01-01T00:00:00Z`);
    expect(none).toEqual([]);
    const ofPart = await itemsOf(asked.manager, `${path}?part=${asked.part}`);
    expect(ofPart.map(({ type }) => type)).toEqual([
      "partOpened",
      "versionSaved",
      "signOffRequested",
    ]);
  });

  test("over all runs comes newest first, and holds only what the reader may read", async () => {
    const one = await askedRun(api);
    const two = await askedRun(api, one.organisation);
    const [ada] = one.pwle;
    if (ada === undefined) throw new Error("nobody");
    await caughtUp();
    const requested = await itemsOf(one.manager, "/history?types=signOffRequested");
    expect(requested.map(({ run }) => run)).toEqual([two.run, one.run]);
    expect(new Set((await itemsOf(ada, "/history")).map(({ run }) => run))).toEqual(
      new Set([one.run]),
    );

    const seen: unknown[] = [];
    for (let next = ""; ;) {
      const page = await api.send(one.manager, "GET", `/history?limit=7${next}`);
      seen.push(...(Array.isArray(page.body["items"]) ? page.body["items"] : []));
      if (page.next === null) break;
      next = `&before=${page.next}`;
    }
    const { rows } = await api.pool.query<{ count: number }>(
      "select count(*)::int as count from record.event where run = any ($1)",
      [[one.run, two.run]],
    );
    expect(seen).toHaveLength(rows[0]?.count ?? -1);
  });

  test("of a run is read forwards and back by any filter, page by page, each line once", async () => {
    const asked = await askedRun(api);
    const [ada, ben] = asked.pwle;
    if (ada === undefined || ben === undefined) throw new Error("nobody");
    await caughtUp();
    // Not in the index yet, or only a moment later: the newest lines are there all the same.
    await answer(asked, ada, { answer: "yes" });
    await answer(asked, ben, { answer: "yes" });
    const path = `/runs/${asked.run}/history`;
    const linesOf = (items: unknown): readonly string[] =>
      Array.isArray(items) ? items.map(({ event }) => event) : [];
    const { rows } = await api.pool.query<{ id: string }>(
      "select id from record.event where run = $1 order by version",
      [asked.run],
    );
    const order = rows.map(({ id }) => id);
    const filters = [
      "",
      `&actor=${asked.manager.id}`,
      `&about=${ada.id}`,
      "&types=memberJoined,rolesChanged,signedOff",
      "&from=2020-01-01T00:00:00Z",
      `&part=${asked.part}`,
    ];
    for (const filter of filters) {
      const lines = await itemsOf(ada, `${path}?limit=500${filter}`);
      const all = linesOf(lines);
      // While the gate is open, a number bounds only what is numbered.
      const numbered = linesOf(lines.filter(({ version }) => version !== null));
      expect([filter, all.length > 0]).toEqual([filter, true]);
      expect(all).toEqual(order.filter((id) => all.includes(id)));
      for (const [towards, start, expected] of [
        ["next", "", all],
        ["previous", `&before=${order.at(-1)}`, all],
        ["previous", "&before=1000000", numbered],
      ] as const) {
        const read: string[] = [];
        let bound: string = start;
        for (let pages = 0; pages < 50; pages += 1) {
          const { body } = await api.send(ada, "GET", `${path}?limit=2${filter}${bound}`);
          read.splice(towards === "next" ? read.length : 0, 0, ...linesOf(body["items"]));
          if (body[towards] === null) break;
          bound = `&${towards === "next" ? "after" : "before"}=${JSON.stringify(body[towards]).replaceAll('"', "")}`;
        }
        expect([filter, start, read]).toEqual([filter, start, expected]);
      }
    }
    const about = await itemsOf(ada, `${path}?about=${ada.id}`);
    expect(about.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["memberJoined", "signedOff"]),
    );
    expect((await itemsOf(ada, `/history?about=${ada.id}`)).length).toBeGreaterThan(0);
  });

  test("shows others the same lines and pages whichever way somebody answered behind an open gate", async () => {
    const bodies = { yes: { answer: "yes" }, no: { answer: "no", reason: "Not like this." } };
    const shapes = await Promise.all(
      Object.values(bodies).map(async (body) => {
        const asked = await askedRun(api);
        const [ada, bea] = asked.pwle;
        if (ada === undefined || bea === undefined) throw new Error("nobody");
        const given = await answer(asked, ada, body);
        await caughtUp();
        const path = `/runs/${asked.run}/history`;
        const pages: unknown[] = [];
        for (const filter of ["", "&types=signedOff,declined", "&from=2020-01-01T00:00:00Z"]) {
          for (let after: string | null = "0"; after !== null;) {
            const page = await api.send(bea, "GET", `${path}?limit=3&after=${after}${filter}`);
            const { items } = page.body;
            pages.push([
              filter,
              Array.isArray(items) ? items.map(({ type, version }) => [type, version]) : items,
              page.next === null,
            ]);
            after = page.next;
          }
        }
        return { status: given.status, pages };
      }),
    );
    expect(shapes[0]?.status).toBeLessThan(300);
    expect(shapes[1]).toEqual(shapes[0]);
  });
});

test("lists over many runs take as many queries for thirty runs as for one", async () => {
  const paths = ["/runs?limit=50", "/history?limit=200", "/reflections", "/people?limit=200"];
  const managerOf = async (runs: number): Promise<Someone> => {
    const organisation = await api.organisation();
    for (let n = 0; n < runs; n += 1) await askedRun(api, organisation);
    await caughtUp();
    return api.someone(organisation, "programme-manager");
  };
  const managers = [await managerOf(1), await managerOf(30)] as const;
  // Nobody else asks the database anything while these are counted.
  await Promise.all(running.map((one) => one.stop()));
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  api.pool.on("acquire", count);
  try {
    const [few, many] = await Promise.all(
      managers.map(async (manager) => {
        for (const path of paths) await itemsOf(manager, path);
        // That somebody looked is written a moment later, and once a minute.
        await expect
          .poll(async () => {
            const { rows } = await api.pool.query("select from record.access where who = $1", [
              manager.id,
            ]);
            return rows.length;
          })
          .toBe(1);
        return manager;
      }),
    ).then(async (warm) => {
      const counts: number[][] = [];
      for (const manager of warm) {
        const its: number[] = [];
        for (const path of paths) {
          queries = 0;
          await itemsOf(manager, path);
          its.push(queries);
        }
        counts.push(its);
      }
      return counts;
    });
    expect(few).toHaveLength(paths.length);
    expect(many).toEqual(few);
  } finally {
    api.pool.off("acquire", count);
    for (const one of running) one.start();
  }
}, 120_000);

test("everything can be told again from the beginning, and comes out the same", async () => {
  await caughtUp();
  const contents = async () => {
    const { rows } = await api.pool.query(`
      select (select json_agg(r order by r.run) from (select run, version, title, step, status, members, added_parts from projections.run_list) as r) as runs,
        (select json_agg(i order by i.run, i.request, i.person) from projections.inbox as i) as inbox,
        (select json_agg(c order by c.person, c.at, c.run, c.claim) from projections.open_claim as c) as claims,
        (select json_agg(f order by f.event) from projections.reflection as f) as reflections,
        (select json_agg(h order by h.position) from projections.history as h) as history,
        (select json_agg(p order by p.person, p.at, p.position) from projections.history_person as p) as people`);
    return JSON.stringify(rows);
  };
  const before = await contents();
  await api.pool.query(
    "update record.checkpoint_of_subscription set position = 0 where name = 'projections'",
  );
  await expect
    .poll(
      async () => {
        const { rows } = await api.pool.query<{ position: string }>(
          "select position from record.checkpoint_of_subscription where name = 'projections'",
        );
        return Number(rows[0]?.position);
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await caughtUp();
  expect(await contents()).toBe(before);
});
