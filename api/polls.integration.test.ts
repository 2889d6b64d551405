import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRecordActivities } from "../activities/record.ts";
import { createReader } from "../audit/read.ts";
import { everyShape } from "../test/specification/template.ts";
import type { Template } from "../domain/template.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { rowsAbout } from "../test/support/rows-about.ts";
import { runningPages, type RunningPages } from "../test/support/running-pages.ts";
import { createVoteLinks } from "./auth/vote-link.ts";
import type { RunEvent } from "../domain/event.ts";

/** See `runningApi`. */
const SECRET = "a secret for tests that is long enough";
const VOTERS = 300;

const shortList: Template = {
  ...everyShape,
  name: "short-list",
  steps: [
    {
      key: "choose",
      title: "Choose a poster",
      purpose: "Everybody says which poster they like.",
      kind: "decide",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "poll",
            key: "posters",
            question: "Which poster shall it be?",
            choose: "one",
            options: ["Red", "Green", "Blue"].map((label) => ({
              value: label.toLowerCase(),
              label,
            })),
            voters: "addresses",
            anonymous: true,
            open: { days: 7 },
            reminders: [{ workingDays: 1 }],
          },
        ],
      },
    },
  ],
};

let pages: RunningPages;
beforeAll(async () => {
  pages = await runningPages();
});
afterAll(() => pages.close());

const linesOf = (value: unknown): string => JSON.stringify(value);

test("300 people who are no members vote by links of their own, and nobody can tell who chose what", async () => {
  const { api, base } = pages;
  const here = api.offering([shortList]);
  const organisation = await api.organisation();
  const manager = await api.someone(organisation, "programme-manager");
  const launch = { template: "short-list", title: "Posters", nation: "scotland" };
  const parameters = { tie: "refuse", count: 2, every: { months: 3 } };
  const made = await here.send(manager, "POST", "/runs", { body: { ...launch, parameters } });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  const run = String(made.body["run"]);

  const voters = Array.from({ length: VOTERS }, (_, index) => ({
    email: `voter-${index}@example.org`,
  }));
  const opened = await here.send(manager, "POST", `/runs/${run}/parts/choose:1/polls`, {
    body: { block: "posters", voters },
  });
  expect([opened.status, opened.code]).toEqual([201, null]);
  const poll = String(opened.body["id"]);

  const record = createEngineRecord(api.pool);
  const stateNow = async () => {
    const folded = await record.load(run);
    if (folded === null) throw new Error("the run is not on record");
    return folded.state;
  };
  const asked = Object.keys((await stateNow()).polls[poll]?.voters ?? {});
  expect(asked).toHaveLength(VOTERS);
  // None of them has a role, and none sits in the run.
  const { rows: roles } = await api.pool.query(
    "select 1 from directory.membership where person = any($1::uuid[])",
    [asked],
  );
  expect(roles).toEqual([]);

  const { pathOf } = createVoteLinks(SECRET);
  const vote = async (voter: string, option: number) => {
    const answer = await fetch(`${base}${pathOf({ run, poll, voter })}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: base, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ option: String(option) }),
    });
    return answer.status;
  };
  const [first = "", second = ""] = asked;
  // Opening a link changes nothing, whoever opens it; somebody else's link with another name on it opens nothing.
  const page = await fetch(`${base}${pathOf({ run, poll, voter: first })}`);
  expect([page.status, (await page.text()).includes("Which poster shall it be?")]).toEqual([
    200,
    true,
  ]);
  const forged = pathOf({ run, poll, voter: first }).replace(first, second);
  expect((await fetch(`${base}${forged}`)).status).toBe(404);
  expect((await stateNow()).polls[poll]?.cast).toBe(0);

  // 200 for red, 97 for green, 3 for blue; ten at a time.
  const optionOf = (index: number): number => (index < 200 ? 0 : index < 297 ? 1 : 2);
  for (let from = 0; from < VOTERS; from += 10) {
    const some = asked.slice(from, from + 10);
    const statuses = await Promise.all(some.map((voter, at) => vote(voter, optionOf(from + at))));
    expect(new Set(statuses)).toEqual(new Set([303]));
  }
  // One voter of each colour tries again, each with another colour.
  const again = [0, 200, 297].map((index) => asked[index] ?? "");
  for (const [at, voter] of again.entries()) expect(await vote(voter, (at + 1) % 3)).toBe(409);

  // While it is open nobody learns a result.
  const open = await here.send(manager, "GET", `/runs/${run}/polls/${poll}`);
  expect(open.body).toMatchObject({ cast: VOTERS, asked: VOTERS, results: null });

  // The box holds choices in their own order, in one row, and nothing of who or when.
  const owner = await ownerOf(api.databaseUrl, poll);
  expect(owner).toEqual({
    columns: ["poll", "run", "casts", "ballots"],
    casts: VOTERS,
    ballots: Array.from({ length: VOTERS }, (_, index) => [optionOf(index)]),
  });
  await expect(api.pool.query("select * from record.ballot_box")).rejects.toThrow(/permission/u);

  const now = () => new Date().toISOString();
  const log = { warn: (...said: readonly unknown[]) => expect(linesOf(said)).toBe("") };
  const engine = createRecordActivities({ record, now, log });
  const due = (await engine.look(run)).parts.flatMap(({ orders }) => orders);
  // What goes through Temporal holds no ballot.
  expect(due).toEqual([{ type: "closePoll", data: { part: "choose:1", poll, box: null } }]);
  await engine.perform(run, due);

  const closed = await here.send(manager, "GET", `/runs/${run}/polls/${poll}`);
  expect(closed.body).toMatchObject({
    open: false,
    results: [
      { option: "Red", count: 200 },
      { option: "Green", count: null },
      { option: "Blue", count: null },
    ],
  });

  const events = await createReader<RunEvent>(api.pool).readStream(run);
  const cast = events.filter(({ type }) => type === "ballotCast");
  expect(cast).toHaveLength(VOTERS);
  // Each says that somebody voted, and is the same but for who, when and which.
  const shapes = cast.map(({ data }) => Object.keys(data).toSorted().join());
  expect(new Set(shapes)).toEqual(new Set(["part,poll,voter"]));
  expect(events.find(({ type }) => type === "pollClosed")?.data).toMatchObject({
    cast: VOTERS,
    ballots: null,
  });
  // No transaction wrote both the box as it is now and somebody's event.
  expect(await sharedTransactions(api.databaseUrl, run)).toBe(0);

  // Whatever any table holds under a voter's pseudonym is the same for those who chose red, green and blue.
  const { alone, together } = await rowsAbout(api.databaseUrl, asked);
  const once = asked.filter((voter) => !again.includes(voter));
  for (const voters of [once, again]) {
    const kinds = new Set(voters.map((voter) => alone.get(voter)?.join("\n")));
    expect([...kinds]).toEqual([expect.stringContaining("record.event: ")]);
  }
  for (const { table, people } of together) expect([table, people.length]).toEqual([table, VOTERS]);
  expect(api.unexpected).toEqual([]);
});

/** The box as only the owner of the database can look into it. */
async function ownerOf(connectionString: string, poll: string) {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    const { rows, fields } = await owner.query<{ casts: number; ballots: unknown }>(
      "select * from record.ballot_box where poll = $1",
      [poll],
    );
    const [box] = rows;
    return { columns: fields.map(({ name }) => name), casts: box?.casts, ballots: box?.ballots };
  } finally {
    await owner.end();
  }
}

async function sharedTransactions(connectionString: string, run: string): Promise<number> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `select 1 from record.ballot_box as b join record.event as e on e.xmin = b.xmin
       where b.run = $1 and e.run = $1`,
      [run],
    );
    return rowCount ?? 0;
  } finally {
    await owner.end();
  }
}
