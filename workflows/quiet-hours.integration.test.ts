import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shapes } from "../test/specification/template.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { historiesOf } from "../test/support/histories.ts";
import { catchMail, type MailCatcher } from "../test/support/mail-catcher.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { timeSkippingTemporal, type TimeSkippingTemporal } from "../test/support/time-skipping.ts";
import { strangeWords } from "../test/support/what-histories-say.ts";
import { runWorkflowId } from "./names.ts";

const HOUR = 3_600_000;
const record = memoryRecord(shapes("group"));
let temporal: TimeSkippingTemporal;
let engine: Engine;
let mail: MailCatcher;
/** Three hours from the present one; the clock of this zone is UTC all year. */
let quiet: { from: number; until: number };
const now = () => temporal.currentTimeMs();

beforeAll(async () => {
  mail = await catchMail();
  const transport = createTransport({ url: mail.url });
  temporal = await timeSkippingTemporal();
  const hour = new Date(await now()).getUTCHours();
  quiet = { from: hour, until: (hour + 3) % 24 };
  engine = await startEngine({
    ...{ address: temporal.address, record, taskQueue: `quiet-hours-${randomUUID()}`, now },
    contact: (person) => (person === "m-ada" ? { zone: "Africa/Abidjan", quiet } : {}),
    deliver: async ({ to, subject, text }) =>
      void (await transport.sendMail({ from: "us@example.org", to, subject, text })),
  });
}, 180_000);

afterAll(async () => {
  await engine.stop();
  await temporal.stop();
  await mail.close();
});

test("a question waits through its reader's quiet hours, goes when they are over, and holds up nobody else's", async () => {
  const run = randomUUID();
  const today = async () => new Date(await now()).toISOString();
  for (const command of launch(await today(), {})) await engine.act(run, command);
  while (Object.keys(record.state(run).requests).length === 0) {
    const act = nextAct(record.state(run), await today());
    if (act !== null) await engine.act(run, act);
    await temporal.sleep(1_000);
  }
  const others = ["m-ben", "m-cyd", "m-dee"];
  const toldTo = (who: string) => mail.to(`${who}@people.example`).length;
  await expect.poll(() => others.map(toldTo), { timeout: 20_000 }).toEqual([1, 1, 1]);
  const [request] = Object.values(record.state(run).requests);

  await temporal.sleep(HOUR);
  expect(toldTo("m-ada")).toBe(0);
  await temporal.sleep(2 * HOUR);
  await expect.poll(() => toldTo("m-ada"), { timeout: 20_000 }).toBe(1);

  const sent = record
    .events(run)
    .filter((event) => event.type === "noticeSent" && event.data.member === "m-ada");
  expect(sent).toHaveLength(1);
  expect(new Date(sent[0]?.at ?? 0).getUTCHours()).toBe(quiet.until);
  const after = Object.values(record.state(run).requests)[0];
  expect([after?.dueAt, after?.noticeUntil]).toEqual([request?.dueAt, request?.noticeUntil]);
  for (const history of await historiesOf(engine.client, runWorkflowId(run))) {
    expect(strangeWords(history)).toEqual([]);
  }
}, 120_000);
