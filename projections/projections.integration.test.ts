import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedRun, LAUNCH } from "../test/support/asked-run.ts";
import { projectedApi, type ProjectedApi } from "../test/support/projected-api.ts";
import type { RunningApi, Someone } from "../test/support/running-api.ts";

let projected: ProjectedApi;
let api: RunningApi;
beforeAll(async () => {
  projected = await projectedApi();
  ({ api } = projected);
});
afterAll(() => projected.close());

describe("the inbox", () => {
  test("holds what somebody is asked, says what they answered, and nothing of others", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    await projected.caughtUp();
    expect(await projected.itemsOf(ada, "/sign-off-requests")).toEqual([
      expect.objectContaining({
        run: asked.run,
        runTitle: LAUNCH.title,
        part: asked.part,
        request: asked.request,
        version: 1,
        answered: null,
      }),
    ]);
    await projected.answer(asked, ada, { answer: "yes" });
    // At once, though the read model is behind: nobody should see their own answer missing.
    expect(await projected.itemsOf(ada, "/sign-off-requests")).toMatchObject([{ answered: "yes" }]);
    expect(await projected.itemsOf(bea, "/sign-off-requests")).toMatchObject([{ answered: null }]);
    expect(await projected.itemsOf(asked.manager, "/sign-off-requests")).toEqual([]);
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
    await projected.caughtUp();
    const delegation = `/runs/${asked.run}/members/${cleo.id}/delegation`;
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await api.send(cleo, "PUT", delegation, { body: { to: ada.id, until } });
    await projected.caughtUp();
    await projected.answer(asked, ada, { answer: "yes" });

    const held = await projected.itemsOf(ada, "/sign-off-requests");
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
    await projected.answer(asked, ada, { answer: "yes", onBehalfOf: cleo.id });
    const answered = await projected.itemsOf(ada, "/sign-off-requests");
    expect(answered.map((item) => item["answered"])).toEqual(["yes", "yes"]);

    // What Cleo says herself is nobody else's business while the gate is open.
    await projected.answer(asked, cleo, { answer: "no", reason: "I read it again." });
    const after = await projected.itemsOf(ada, "/sign-off-requests");
    expect(after.map((item) => String(item["answered"])).toSorted()).toEqual(["null", "yes"]);
    await api.send(cleo, "DELETE", delegation);
    expect(await projected.itemsOf(ada, "/sign-off-requests")).toHaveLength(1);
  });

  test("asks nobody who recused or withdrew, nor while the run is paused, nor after an override", async () => {
    const asked = await askedRun(api);
    const [ada, bea, cleo] = asked.pwle;
    if (ada === undefined || bea === undefined || cleo === undefined) throw new Error("nobody");
    await projected.caughtUp();
    const post = (who: Someone, path: string, body?: object) =>
      api.send(who, "POST", `/runs/${asked.run}/${path}`, body === undefined ? {} : { body });
    await post(ada, `parts/${asked.part}/recusals`, {});
    await post(bea, `members/${bea.id}/withdrawal`);
    expect(await projected.itemsOf(ada, "/sign-off-requests")).toEqual([]);
    expect(await projected.itemsOf(bea, "/sign-off-requests")).toEqual([]);
    expect(await projected.itemsOf(cleo, "/sign-off-requests")).toHaveLength(1);

    await post(asked.manager, "pause", { reason: "Summer" });
    expect(await projected.itemsOf(cleo, "/sign-off-requests")).toEqual([]);
    await post(asked.manager, "resume");
    await projected.caughtUp();
    expect(await projected.itemsOf(cleo, "/sign-off-requests")).toHaveLength(1);
    await post(asked.manager, `parts/${asked.part}/override`, { reason: "We could not wait." });
    expect(await projected.itemsOf(cleo, "/sign-off-requests")).toEqual([]);
    await projected.caughtUp();
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
    await projected.caughtUp();

    const all = await projected.itemsOf(asked.manager, "/runs");
    expect(all.map(({ title }) => title)).toEqual(["Another", LAUNCH.title]);
    expect(all[1]).toMatchObject({
      run: asked.run,
      status: "running",
      step: expect.any(String),
      waitingFor: expect.arrayContaining(["answers"]),
    });
    expect((await projected.itemsOf(ada, "/runs")).map(({ run }) => run)).toEqual([asked.run]);
    expect(await projected.itemsOf(stranger, "/runs")).toEqual([]);

    const first = await api.send(asked.manager, "GET", "/runs?limit=1");
    expect(first.body["next"]).toBe(second.body["run"]);
    const rest = await projected.itemsOf(asked.manager, `/runs?limit=1&after=${first.next}`);
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
  await projected.caughtUp();
  const { rows } = await api.pool.query<{ steps: string[] }>(
    "select array_agg(step) as steps from projections.reflection where run = $1",
    [asked.run],
  );
  expect(rows[0]?.steps).toHaveLength(2);
  const counted = await api.send(asked.manager, "GET", "/reflections");
  expect(counted.body["items"]).toEqual([{ template: LAUNCH.template, step: "monitor", count: 2 }]);
  expect(counted.text).not.toContain("whose task");
});

test("lists over many runs take as many queries for thirty runs as for one", async () => {
  const paths = ["/runs?limit=50", "/history?limit=200", "/reflections", "/people?limit=200"];
  const managerOf = async (runs: number): Promise<Someone> => {
    const organisation = await api.organisation();
    for (let n = 0; n < runs; n += 1) await askedRun(api, organisation);
    await projected.caughtUp();
    return api.program(organisation, "programme-manager");
  };
  const managers = [await managerOf(1), await managerOf(30)] as const;
  // Nobody else asks the database anything while these are counted.
  await projected.stopFollowing();
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  api.pool.on("acquire", count);
  try {
    const [few, many] = await Promise.all(
      managers.map(async (manager) => {
        for (const path of paths) await projected.itemsOf(manager, path);
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
          await projected.itemsOf(manager, path);
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
    projected.follow();
  }
}, 120_000);

test("everything can be told again from the beginning, and comes out the same", async () => {
  await projected.caughtUp();
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
  await projected.caughtUp();
  expect(await contents()).toBe(before);
});
