import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedRun } from "../../test/support/asked-run.ts";
import { projectedApi, type ProjectedApi } from "../../test/support/projected-api.ts";
import type { RunningApi } from "../../test/support/running-api.ts";

let projected: ProjectedApi;
let api: RunningApi;
beforeAll(async () => {
  projected = await projectedApi();
  ({ api } = projected);
});
afterAll(() => projected.close());

describe("the history", () => {
  test("of a run comes in pages, filtered, with names, leaves and positions", async () => {
    const asked = await askedRun(api);
    await projected.caughtUp();
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
    expect(page.body["next"]).toBe(
      (await projected.itemsOf(asked.manager, `${path}?limit=2`))[1]?.["event"],
    );
    const joined = await projected.itemsOf(
      asked.manager,
      `${path}?types=memberJoined,rolesChanged&after=2`,
    );
    expect(joined).toHaveLength(5);
    const none = await projected.itemsOf(asked.manager, `${path}?until=2020-01-01T00:00:00Z`);
    expect(none).toEqual([]);
    const ofPart = await projected.itemsOf(asked.manager, `${path}?part=${asked.part}`);
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
    await projected.caughtUp();
    const requested = await projected.itemsOf(one.manager, "/history?types=signOffRequested");
    expect(requested.map(({ run }) => run)).toEqual([two.run, one.run]);
    expect(new Set((await projected.itemsOf(ada, "/history")).map(({ run }) => run))).toEqual(
      new Set([one.run]),
    );

    const seen: unknown[] = [];
    for (let next = ""; ;) {
      const page = await api.send(one.manager, "GET", `/history?limit=7${next}`);
      seen.push(...(Array.isArray(page.body["items"]) ? page.body["items"] : []));
      if (page.next === null) break;
      next = `&after=${page.next}`;
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
    await projected.caughtUp();
    // Not in the index yet, or only a moment later: the newest lines are there all the same.
    await projected.answer(asked, ada, { answer: "yes" });
    await projected.answer(asked, ben, { answer: "yes" });
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
      const lines = await projected.itemsOf(ada, `${path}?limit=500${filter}`);
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
    const about = await projected.itemsOf(ada, `${path}?about=${ada.id}`);
    expect(about.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["memberJoined", "signedOff"]),
    );
    expect((await projected.itemsOf(ada, `/history?about=${ada.id}`)).length).toBeGreaterThan(0);
  });

  test("shows others the same lines and pages whichever way somebody answered behind an open gate", async () => {
    const bodies = { yes: { answer: "yes" }, no: { answer: "no", reason: "Not like this." } };
    const shapes = await Promise.all(
      Object.values(bodies).map(async (body) => {
        const asked = await askedRun(api);
        const [ada, bea] = asked.pwle;
        if (ada === undefined || bea === undefined) throw new Error("nobody");
        const given = await projected.answer(asked, ada, body);
        await projected.caughtUp();
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
