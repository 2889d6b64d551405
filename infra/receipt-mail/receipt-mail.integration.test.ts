import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Mail } from "../../activities/mailer.ts";
import { NO_WITNESSES } from "../../api/services/log.ts";
import { startPublishing } from "../../audit/log/publisher.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import { checkReceipt } from "../../audit/receipt/check.ts";
import { startSequencing } from "../../audit/sequencer.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { askedRun, type AskedRun } from "../../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../../test/support/running-api.ts";
import { createReceiptMail } from "./receipt-mail.ts";

const PACE = { look: 20, again: 100 };
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

let api: RunningApi;
let published: string | null = null;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

let asked: AskedRun;
let ada: Someone;
let ben: Someone;
beforeEach(async () => {
  asked = await askedRun(api);
  const [one, two] = asked.pwle;
  if (one === undefined || two === undefined) throw new Error("nobody");
  ada = one;
  ben = two;
  await addressed(ada, "Ada");
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const addressed = (who: Someone, name: string) =>
  api.db
    .updateTable("directory.person")
    .set({ name, email: addressOf(who) })
    .where("pseudonym", "=", who.id)
    .execute();

const addressOf = ({ id }: Someone): string => `${id}@people.example`;

const say = async (who: Someone, answer: object): Promise<void> => {
  const { run, request, version, digest } = asked;
  const given = await api.send(who, "POST", `/runs/${run}/sign-off-requests/${request}/answers`, {
    body: { ...answer, version, digest },
  });
  expect(given.status).toBe(201);
};

/** The log takes in and signs what was recorded. */
async function sign(): Promise<void> {
  const client = await api.pool.connect();
  const sequence = await startSequencing(client, 10_000);
  await sequence();
  const lastPublished = {
    read: () => Promise.resolve(published),
    swap: (_: string | null, after: string) => {
      published = after;
      return Promise.resolve(true);
    },
  };
  const publish = await startPublishing(client, { signer, lastPublished }, 10_000);
  await publish();
  client.release(true);
}

/** A post that delivers to these tests. */
function post(deliver: (mail: Mail) => Promise<void> = () => Promise.resolve()) {
  const mails: Mail[] = [];
  const errors: unknown[] = [];
  const away: unknown[] = [];
  const lost: string[] = [];
  const worker = createReceiptMail({
    pool: api.pool,
    policy: NO_WITNESSES,
    publicUrl: "https://alongside.example",
    load: async (run) => (await api.api.load(run))?.state ?? null,
    mailer: {
      async send(mail) {
        await deliver(mail);
        mails.push(mail);
      },
    },
    onLost: (event) => lost.push(event),
    onAway: (trouble) => away.push(trouble),
    onError: (error) => errors.push(error),
    pace: PACE,
  });
  worker.start();
  closing.push(() => worker.stop());
  return { mails, errors, away, lost, stop: () => worker.stop() };
}

const waiting = async (): Promise<number> => {
  const { rows } = await api.pool.query(`
    select 1 from record.receipt_mail
    union all
    select 1 from record.checkpoint_of_subscription
    where name = 'receipt-mail' and position < (select max(position) + 1 from record.sequence)`);
  return rows.length;
};

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await sleep(20);
};
const settled = () => until(async () => (await waiting()) === 0);

const failure = (responseCode: number) =>
  Object.assign(new Error(`${responseCode}`), { responseCode, command: "RCPT TO" });

test("once the log has signed an answer, the person gets its receipt, once, and it holds", async () => {
  await say(ada, { answer: "no", reason: "Not like this." });
  const first = post();
  await sleep(10 * PACE.look);
  expect(first.mails).toEqual([]);
  await sign();
  await settled();

  const [mail] = first.mails;
  expect(first.mails).toHaveLength(1);
  expect(mail?.to).toBe(addressOf(ada));
  expect(mail?.text).toMatch(/^Hello Ada,\n/u);
  expect(mail?.text).toContain('"Form the group" (version 1), part of');
  expect(mail?.text).toContain("You said: No.");
  expect(mail?.text).toContain("It was given while you were signed in with your own link.");
  expect(mail?.text).not.toContain("Not like this.");
  expect(mail?.text.match(/https?:\/\/\S+/gu)).toEqual(["https://alongside.example/check-receipt"]);
  const [file] = mail?.attachments ?? [];
  const report = await checkReceipt(nodePorts, file?.content ?? "", [signer.verifierKey]);
  expect(report).toMatchObject({
    holds: true,
    event: { type: "declined", run: asked.run, data: { member: ada.id } },
  });
  const event = file?.filename.match(/^alongside-receipt-(.*)\.txt$/u)?.[1];
  const page = await api.send(ada, "GET", `/runs/${asked.run}/receipts/${event}/file`);
  expect(page.text).toBe(file?.content);

  await first.stop();
  const second = post();
  await say(ada, { answer: "yes" });
  await sign();
  await settled();
  expect(second.mails.map(({ text }) => text.match(/You said: [^.]*/u)?.[0])).toEqual([
    "You said: Yes",
  ]);
});

test("nobody without an address is written to, and others do not wait for it", async () => {
  const { mails } = post();
  await say(ben, { answer: "yes" });
  await say(ada, { answer: "yes" });
  await sign();
  await settled();
  expect(mails.map(({ to }) => to)).toEqual([addressOf(ada)]);
});

test("while the mail server is away receipts wait; then each comes once", async () => {
  await addressed(ben, "Ben");
  await say(ada, { answer: "yes" });
  await say(ben, { answer: "yes" });
  await sign();
  let isAway = true;
  const { mails, away } = post(() =>
    isAway
      ? Promise.reject(Object.assign(new Error("refused"), { code: "ESOCKET", command: "CONN" }))
      : Promise.resolve(),
  );
  await until(() => away.length > 1);
  expect(away[0]).toEqual({ code: "ESOCKET", command: "CONN", responseCode: null });
  expect(await waiting()).toBe(2);
  isAway = false;
  await settled();
  expect(mails.map(({ to }) => to).toSorted()).toEqual([addressOf(ada), addressOf(ben)].toSorted());
});

test("an address that is refused is given up, one that is put off is tried again; both hold up nobody", async () => {
  await addressed(ben, "Ben");
  await addressed(asked.staff, "Staff");
  for (const who of [ada, ben, asked.staff]) await say(who, { answer: "yes" });
  await sign();
  let isBusy = true;
  const { mails, lost } = post(async ({ to }) => {
    if (to === addressOf(ada)) throw failure(550);
    if (to === addressOf(ben) && isBusy) throw failure(451);
  });
  await until(() => mails.length === 1 && lost.length === 1);
  expect(mails[0]?.to).toBe(addressOf(asked.staff));
  await until(async () => (await waiting()) === 1);
  isBusy = false;
  await api.pool.query("update record.receipt_mail set due_at = now()");
  await settled();
  expect(mails.map(({ to }) => to)).toEqual([addressOf(asked.staff), addressOf(ben)]);
});

test("a mail that has gone is not sent again because the database went away before it was told", async () => {
  await say(ada, { answer: "yes" });
  await sign();
  const owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  const { mails, errors } = post(async () => {
    await owner.query(`
      select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`);
  });
  await settled();
  await owner.end();
  expect(errors).not.toEqual([]);
  expect(mails).toHaveLength(1);
});

test("a helper's record is told as what it is", async () => {
  const { mails } = post();
  await say(asked.staff, {
    answer: "yes",
    onBehalfOf: ada.id,
    assistance: { channel: "phone", readBack: true },
  });
  await sign();
  await settled();
  expect(mails[0]?.to).toBe(addressOf(ada));
  expect(mails[0]?.text).toContain("A helper wrote it down. You have not confirmed it yet.");
  expect(mails[0]?.text).toContain("If that is not what you said, sign in and say so");
});
