import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Wait } from "../domain/plan.ts";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
const told: { run: string; types: string[] }[] = [];
beforeAll(async () => {
  api = await runningApi({
    afterCommit: (run, events) => void told.push({ run, types: events.map(({ type }) => type) }),
  });
});
afterAll(() => api.close());

const answer = (asked: AskedRun, who: Someone, body: object, headers = {}) =>
  api.send(who, "POST", `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`, {
    body: { version: asked.version, digest: asked.digest, ...body },
    headers,
  });

const typesOf = async (asked: AskedRun, who: Someone): Promise<readonly unknown[]> => {
  const page = await api.send(who, "GET", `/runs/${asked.run}/history?limit=500`);
  const { items } = page.body;
  return Array.isArray(items) ? items.map((item: { type?: unknown }) => item.type) : [];
};

/** What the history says in words: they stand there, and not with the run (ADR 0138). */
const historyOf = async (asked: AskedRun, who: Someone): Promise<string> =>
  (await api.send(who, "GET", `/runs/${asked.run}/history?limit=500`)).text;

describe("answering a request", () => {
  test("is on record with a receipt, and the workflow gets word of it", async () => {
    const asked = await askedRun(api);
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    const given = await answer(asked, ada, { answer: "yes" });
    expect(given.status).toBe(201);
    expect(given.body["receipts"]).toEqual([
      expect.objectContaining({
        run: asked.run,
        type: "signedOff",
        leaf: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ]);
    expect(told.at(-1)).toEqual({ run: asked.run, types: ["signedOff"] });

    const [receipt] = Array.isArray(given.body["receipts"]) ? given.body["receipts"] : [];
    const shown = await api.send(
      ada,
      "GET",
      `/runs/${asked.run}/receipts/${String(receipt?.event)}`,
    );
    expect(shown.body).toMatchObject({ leaf: receipt?.leaf, version: receipt?.version });
  });

  test("each kind of answer becomes the event that it is", async () => {
    const asked = await askedRun(api);
    const [ada, bea, cleo] = asked.pwle;
    if (ada === undefined || bea === undefined || cleo === undefined) throw new Error("nobody");
    const steps: readonly (readonly [Someone, object])[] = [
      [ada, { answer: "yes-with-changes", comment: "Say it in plainer words." }],
      [bea, { answer: "no", reason: "The times exclude people who work." }],
      [cleo, { answer: "more-time" }],
      [cleo, { answer: "step-back" }],
    ];
    for (const [who, body] of steps) {
      const given = await answer(asked, who, body);
      expect([body, given.status, given.body["code"]]).toEqual([body, 201, undefined]);
    }
    const { rows } = await api.pool.query<{ type: string }>(
      "select type from record.event where run = $1 order by version",
      [asked.run],
    );
    expect(rows.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "signedOff",
        "contributed",
        "declined",
        "objected",
        "askedForTime",
        "clockStopped",
        "stoodAside",
      ]),
    );
  });

  test("says what is missing for the kind that was chosen", async () => {
    const asked = await askedRun(api);
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    for (const [kind, pointer] of [
      ["yes-with-changes", "/comment"],
      ["no", "/reason"],
      ["prefer", "/ranking"],
    ]) {
      const given = await answer(asked, ada, { answer: kind });
      expect(given.status).toBe(422);
      expect(given.body["errors"]).toEqual([{ pointer, message: expect.any(String) }]);
    }
  });

  test("is bound to what was read: another digest or version is refused, and that is on record", async () => {
    const asked = await askedRun(api);
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    const wrong = await answer(asked, ada, { answer: "yes", digest: "0".repeat(64) });
    expect([wrong.status, wrong.body["code"]]).toEqual([409, "wrong-digest"]);
    const late = await answer(asked, ada, { answer: "yes", version: 9 });
    expect([late.status, late.body["code"]]).toEqual([409, "not-current-version"]);
    expect((await typesOf(asked, ada)).filter((type) => type === "actRefused")).toHaveLength(2);
    // Until the decision, how somebody answers is theirs, a slip included.
    expect(await typesOf(asked, asked.manager)).not.toContain("actRefused");
  });

  test("is refused in the same words when it is sent again, whatever has happened since", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    const wrong = (key: string) =>
      answer(asked, ada, { answer: "yes", digest: "0".repeat(64) }, { "idempotency-key": key });
    const first = await wrong("one");
    const helped = (key: string) =>
      answer(asked, bea, { answer: "yes", onBehalfOf: ada.id }, { "idempotency-key": key });
    const second = await helped("two");
    expect([first.status, second.status]).toEqual([409, 403]);
    await answer(asked, ada, { answer: "yes" });
    await api.send(asked.manager, "POST", `/runs/${asked.run}/pause`, { body: { reason: "x" } });
    for (const [again, before] of [
      [await wrong("one"), first],
      [await helped("two"), second],
    ] as const) {
      expect(again.status).toBe(before.status);
      expect(again.body).toEqual(before.body);
    }
    for (const who of [ada, bea]) {
      const types = await typesOf(asked, who);
      expect(types.filter((type) => type === "actRefused")).toHaveLength(1);
    }
  });

  test("those who are not asked cannot answer, and strangers find nothing", async () => {
    const asked = await askedRun(api);
    const stranger = await api.someone(asked.organisation, "pwle-approver");
    const foreigner = await api.someone(await api.organisation(), "administrator");
    const auditor = await api.someone(asked.organisation, "auditor");
    expect((await answer(asked, asked.manager, { answer: "yes" })).status).toBe(404); // no member: unknown-member
    expect((await answer(asked, auditor, { answer: "yes" })).status).toBe(403);
    expect((await answer(asked, stranger, { answer: "yes" })).body["code"]).toBe("not-found");
    expect((await answer(asked, foreigner, { answer: "yes" })).body["code"]).toBe("not-found");
  });

  test("a helper writes down for somebody, who confirms it; one cannot answer for others otherwise", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    const alone = await answer(asked, bea, { answer: "yes", onBehalfOf: ada.id });
    expect([alone.status, alone.body["code"]]).toEqual([403, "not-yourself"]);
    const helped = await answer(asked, bea, {
      answer: "yes",
      onBehalfOf: ada.id,
      assistance: { channel: "phone", readBack: true },
    });
    expect(helped.status).toBe(201);
    const seen = await api.send(
      ada,
      "GET",
      `/runs/${asked.run}/sign-off-requests/${asked.request}`,
    );
    expect(seen.body["answers"]).toMatchObject({
      [ada.id]: { by: bea.id, assurance: "assisted-unconfirmed" },
    });
    const path = `/runs/${asked.run}/sign-off-requests/${asked.request}/answers/${ada.id}/confirmation`;
    expect((await api.send(ada, "POST", path)).status).toBe(201);
    const confirmed = await api.send(
      ada,
      "GET",
      `/runs/${asked.run}/sign-off-requests/${asked.request}`,
    );
    expect(confirmed.body["answers"]).toMatchObject({
      [ada.id]: { assurance: "assisted-confirmed" },
    });
  });
});

describe("while a gate is open", () => {
  test("nobody sees how others answered: not in the run, its history, or a receipt", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    const given = await answer(asked, ada, {
      answer: "no",
      reason: "A reason that is Ada's alone.",
    });
    const [receipt] = Array.isArray(given.body["receipts"]) ? given.body["receipts"] : [];
    for (const who of [bea, asked.staff]) {
      const run = await api.send(who, "GET", `/runs/${asked.run}`);
      expect(run.text).not.toContain("Ada's alone");
      expect(await historyOf(asked, who)).not.toContain("Ada's alone");
      expect(run.body["state"]).toMatchObject({
        requests: { [asked.request]: { answers: {} } },
        parts: { [asked.part]: { objections: {} } },
      });
      const { waits } = Object(run.body["plan"]);
      const telling = ["answers", "objection", "more-time"];
      const named = waits.filter(
        (wait: Wait) => telling.includes(wait.for) && wait.members.some((id) => id !== who.id),
      );
      expect(named).toEqual([]);
      expect(await typesOf(asked, who)).not.toContain("declined");
      expect(
        (await api.send(who, "GET", `/runs/${asked.run}/receipts/${String(receipt?.event)}`))
          .status,
      ).toBe(404);
    }
    expect(await typesOf(asked, ada)).toContain("declined");
    expect(await historyOf(asked, ada)).toContain("Ada's alone");
  });

  test("what is paid to one member is nobody else's to see", async () => {
    const asked = await askedRun(api);
    const [ada, bea] = asked.pwle;
    if (ada === undefined || bea === undefined) throw new Error("nobody");
    await api.send(asked.manager, "POST", `/runs/${asked.run}/members/${ada.id}/payments`, {
      body: { kind: "payment", pence: 7531 },
    });
    expect((await api.send(bea, "GET", `/runs/${asked.run}`)).text).not.toMatch(/\b7531\b/u);
    expect(await historyOf(asked, bea)).not.toMatch(/\b7531\b/u);
    expect(await typesOf(asked, bea)).not.toContain("paymentOffered");
    expect(await historyOf(asked, ada)).toMatch(/\b7531\b/u);
  });
});

test("an act is acknowledged although nobody can be told of it", async () => {
  const untold: unknown[] = [];
  const alone = await runningApi({
    afterCommit: () => {
      throw new Error("Temporal is away");
    },
    onUntold: (error) => void untold.push(error),
  });
  const asked = await askedRun(alone);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const given = await alone.send(
    ada,
    "POST",
    `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`,
    { body: { answer: "yes", version: asked.version, digest: asked.digest } },
  );
  expect(given.status).toBe(201);
  expect(untold.length).toBeGreaterThan(0);
  await alone.close();
});

test("nothing that a person wrote stands in the record itself", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  await answer(asked, ada, { answer: "yes", comment: "Words of mine" });
  await api.send(ada, "POST", `/runs/${asked.run}/contributions`, {
    body: { kind: "story", text: "A story of mine" },
  });
  const { rows } = await api.pool.query<{ entry: string }>(
    "select convert_from(entry, 'UTF8') as entry from record.event where run = $1",
    [asked.run],
  );
  const entries = rows.map(({ entry }) => entry).join("\n");
  for (const words of [
    "Words of mine",
    "A story of mine",
    "Kinder front desks",
    "In our own words.",
  ]) {
    expect(entries).not.toContain(words);
  }
  const shown = await api.send(ada, "GET", `/runs/${asked.run}/history?limit=500`);
  expect(shown.text).toContain("A story of mine");
});

test("an act is repeated by its key, told apart from another, and each person's keys are their own", async () => {
  const asked = await askedRun(api);
  const [ada, bea] = asked.pwle;
  if (ada === undefined || bea === undefined) throw new Error("nobody");
  const key = { "idempotency-key": "one" };
  const first = await answer(asked, ada, { answer: "no", reason: "Not like this." }, key);
  const again = await answer(asked, ada, { answer: "no", reason: "Not like this." }, key);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  const other = await answer(asked, ada, { answer: "yes" }, key);
  expect([other.status, other.body["code"]]).toEqual([422, "key-reused"]);
  expect((await answer(asked, bea, { answer: "yes" }, key)).status).toBe(201);
  expect((await typesOf(asked, ada)).filter((type) => type === "declined")).toHaveLength(1);
});

test("answers sent at once are all on record, each once", async () => {
  const asked = await askedRun(api);
  const everybody = [...asked.pwle, asked.leader];
  const given = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const who = everybody[index % everybody.length];
      if (who === undefined) throw new Error("nobody");
      return answer(asked, who, { answer: "yes" }, { "idempotency-key": `k${index}` });
    }),
  );
  expect(new Set(given.map(({ status }) => status))).toEqual(new Set([201]));
  const { rows } = await api.pool.query<{ count: number }>(
    "select count(*)::int as count from record.event where run = $1 and type = 'signedOff'",
    [asked.run],
  );
  expect(rows[0]?.count).toBe(40);
  expect(api.unexpected).toEqual([]);
});
