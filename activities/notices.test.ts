import { expect, test } from "vitest";
import { plan, type Plan } from "../domain/plan.ts";
import {
  asked as askedAbout,
  joined,
  launched,
  MONDAY,
  STANDING,
  wrote,
} from "../test/specification/scene.ts";
import { shapes } from "../test/specification/template.ts";
import { memoryRecord, type MemoryRecord } from "../test/in-memory/record.ts";
import { asked, monday, office, recorded } from "../test/support/post-office.ts";
import { createRecordActivities } from "./record.ts";

test("each person who is asked gets one mail, and the record says so", async () => {
  const { record, notices } = await asked();
  const { mails, tell } = office(record);
  const after = await tell(notices);
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    ["m-ada", "m-ben", "m-cyd", "m-dee"].map((who) => `${who}@x.example`),
  );
  expect(recorded(record)).toEqual(["m-ada email", "m-ben email", "m-cyd email", "m-dee email"]);
  expect(after.parts.flatMap((part) => part.notices)).toEqual([]);
  const request = notices[0]?.about;
  for (const { to, text } of mails) {
    const [who = ""] = to.split("@");
    expect(text).toContain(`https://alongside.example/question/${request}-${who}\n`);
  }
});

test("a notice on record as sent is not sent again, nor is one whose time has passed", async () => {
  const { record, notices } = await asked();
  const { mails, tell } = office(record);
  await tell(notices);
  await tell(notices);
  expect(mails).toHaveLength(4);
  await tell([{ about: notices[0]?.about ?? "", member: "m-ada", kind: "reminder", ordinal: 9 }]);
  expect(mails).toHaveLength(4);
});

test("two attempts at once send each notice once", async () => {
  const { record, notices } = await asked();
  const { mails, tell } = office(record, {
    deliver: () => new Promise((done) => setTimeout(done, 20)),
  });
  await Promise.all([tell(notices), tell(notices)]);
  expect(mails).toHaveLength(4);
});

test("somebody without an address, or unknown, was never sent anything: that is on record", async () => {
  const { record, notices } = await asked();
  const { mails, tell } = office(record, {
    contact: (who) =>
      who === "m-ada" ? { address: null, name: "Ada", zone: null, language: null } : null,
  });
  await tell(notices);
  expect(mails).toEqual([]);
  expect(recorded(record)).toEqual([
    "m-ada no-address",
    "m-ben no-address",
    "m-cyd no-address",
    "m-dee no-address",
  ]);
});

test("a refused address is on record at once, and the others get theirs", async () => {
  const { record, notices } = await asked();
  const { tell } = office(record, {
    async deliver({ to }) {
      if (to.startsWith("m-ben"))
        throw Object.assign(new Error("no such user"), { responseCode: 550, command: "RCPT TO" });
    },
  });
  await tell(notices);
  expect(recorded(record)).toEqual(["m-ada email", "m-ben refused", "m-cyd email", "m-dee email"]);
});

test("a server that takes no mail of ours, a wrong password for one, refuses nobody's address", async () => {
  const { record, notices } = await asked();
  const { tell } = office(record, {
    async deliver() {
      throw Object.assign(new Error("Invalid login"), { responseCode: 535, command: "AUTH PLAIN" });
    },
  });
  await expect(tell(notices)).rejects.toThrow("cannot be reached");
  expect(recorded(record)).toEqual([]);
});

test("while the mail server is away it is tried again, said on record once, and put right when it is back", async () => {
  const { record, notices } = await asked();
  const away = office(record, {
    deliver: () =>
      Promise.reject(
        Object.assign(new Error("connect ECONNREFUSED m-ada@x.example"), {
          code: "ESOCKET",
          command: "CONN",
          rejected: ["m-ada@x.example"],
        }),
      ),
  });
  const failure = await away.tell(notices).catch((error: unknown) => error);
  expect(failure).toMatchObject({ type: "MailUnreachable", nonRetryable: false });
  expect(String(failure)).not.toContain("@");
  expect(away.logged[0]).toContain('"code":"ESOCKET"');
  expect(away.logged.join()).not.toContain("@");
  expect(recorded(record)).toEqual([]);
  await expect(away.tell(notices, 6)).rejects.toThrow("cannot be reached");
  await expect(away.tell(notices, 7)).rejects.toThrow("cannot be reached");
  expect(recorded(record)).toHaveLength(4);
  expect(recorded(record)[0]).toBe("m-ada unreachable");
  await office(record).tell(notices, 8);
  expect(recorded(record)).toContain("m-ada email");
});

test("notices to a large group are recorded together, and a plan holds no more than a history can", async () => {
  const record = memoryRecord(shapes("group"));
  const people = Array.from({ length: 1_200 }, (_, index) => `m-${index}`);
  const orders = [
    launched(),
    joined("staff", "staff"),
    ...people.map((id) => joined(id, "pwle")),
    wrote("group:1", 0),
    askedAbout("group:1"),
  ];
  for (const order of orders) await record.must("r", { ...STANDING, ...order });
  const turns: number[] = [];
  let waiting = 0;
  const counted: MemoryRecord = {
    ...record,
    handle(run, command) {
      if (waiting++ === 0) {
        setImmediate(() => {
          turns.push(waiting);
          waiting = 0;
        });
      }
      return record.handle(run, command);
    },
  };
  const look = (): Promise<Plan> =>
    createRecordActivities({ record, now: () => MONDAY, log: { warn: () => {} } }).look("r");
  const { mails, tell } = office(counted, { at: MONDAY });
  const sizes: number[] = [];
  for (let next = await look(); ;) {
    sizes.push(JSON.stringify(next).length);
    const notices = next.parts.flatMap((part) => part.notices);
    if (notices.length === 0) break;
    next = await tell(notices);
  }
  expect(new Set(mails.map(({ to }) => to)).size).toBe(1_201);
  expect(mails).toHaveLength(1_201);
  expect(recorded(record)).toHaveLength(1_201);
  expect(turns.length).toBeLessThanOrEqual(30);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
  expect((await look()).waits).toContainEqual(
    expect.objectContaining({ for: "answers", more: 1_001 }),
  );
});

test("what was overtaken is not mailed, and the record says so; what had left by then is on record as sent", async () => {
  const { record } = await asked();
  const actor = { id: "manager", role: "programme-manager", via: "session" } as const;
  const words = { commitment: "00".repeat(32) };
  const said = (type: "stateAccessNeed" | "meetAccessNeed", need: string) =>
    record.must(
      "r",
      type === "stateAccessNeed"
        ? { type, data: { id: need, member: "m-ada", what: words }, actor, at: monday }
        : { type, data: { need, member: "m-ada", how: null }, actor, at: monday },
    );
  const owedAbout = (need: string) =>
    plan(record.state("r"), monday).notices.filter(({ about }) => about === need);
  await said("stateAccessNeed", "n1");
  const first = owedAbout("n1");
  expect(first.map(({ member }) => member)).toEqual(["m-ada"]);
  await said("meetAccessNeed", "n1");
  const { mails, tell } = office(record, {
    // While the second is on its way it is overtaken as well.
    deliver: async () => void (await said("meetAccessNeed", "n2")),
  });
  await tell(first);
  expect(mails).toEqual([]);
  expect(recorded(record)).toEqual(["m-ada overtaken"]);
  await said("stateAccessNeed", "n2");
  await tell(owedAbout("n2"));
  expect(mails).toHaveLength(1);
  expect(recorded(record)).toEqual(["m-ada email", "m-ada overtaken"]);
  expect([...owedAbout("n1"), ...owedAbout("n2")].map(({ kind }) => kind)).toEqual([
    "need-met",
    "need-met",
  ]);
});
