import { randomUUID } from "node:crypto";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { envelopeIdOf, noticeMessageId } from "../../activities/mail/message-id.ts";
import { createNextWay } from "../../activities/next-way.ts";
import { createNoticeActivities } from "../../activities/notices.ts";
import { createQuestionLinks } from "../../api/auth/question-links.ts";
import type { OrganisationRole } from "../../api/principal.ts";
import { plan } from "../../domain/plan.ts";
import { quietUntil } from "../../domain/quiet-hours.ts";
import { askedRun, type AskedRun } from "../../test/support/asked-run.ts";
import { notifyServer, type NotifyServer } from "../../test/support/notify-server.ts";
import { PUBLIC_URL, runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { heldUntilFor, newestEntry, standingOf } from "../../test/support/standing.ts";
import { createAddressBook } from "../composition/address-book.ts";
import { createEngineRecord, type EngineRecord } from "../composition/engine-record.ts";
import { notifyMailer, notifyTexter } from "./notify.ts";
import { notifyRoutes } from "./routes.ts";
import { createSentWays } from "./sent-ways.ts";

const TOKEN = "a token of the callback that is long enough";
const EMAIL = randomUUID();
const TEXT = randomUUID();
const now = () => new Date().toISOString();
const SENDER = { name: "Harbour", colour: null, phone: "0161 496 0000", contact: null };

let api: RunningApi;
let notify: NotifyServer;
let record: EngineRecord;
beforeAll(async () => {
  notify = await notifyServer();
  api = await runningApi({ textsGoOut: true });
  record = createEngineRecord(api.pool);
  const nextWay = createNextWay(sending());
  const sentWays = createSentWays(api.pool);
  api.app.route("/", notifyRoutes({ record, now, sentWays, nextWay, token: TOKEN }));
});
afterAll(async () => {
  await api.close();
  await notify.close();
});

const settings = () => ({
  url: notify.url,
  apiKey: notify.apiKey,
  emailTemplate: EMAIL,
  textTemplate: TEXT,
});
const sending = () => ({
  ...{
    now,
    publicUrl: PUBLIC_URL,
    votePath: () => "/vote",
    addressBook: createAddressBook(api.pool),
  },
  mailer: notifyMailer(settings(), async () => SENDER),
  texter: notifyTexter(settings()),
  questionPaths: createQuestionLinks(api.db).make,
});

describe("a notice", () => {
  let asked: AskedRun;
  let ada: string;
  beforeEach(async () => {
    asked = await askedRun(api);
    ada = asked.pwle[0]?.id ?? "";
    await api.db
      .updateTable("directory.person")
      .set({ email: "ada@example.org" })
      .where("pseudonym", "=", ada)
      .execute();
    notify.version = 3;
  });

  const tell = async () => {
    const { notify: send } = createNoticeActivities({
      ...sending(),
      record,
      log: { warn: () => undefined },
    });
    const folded = await record.load(asked.run);
    const notices =
      folded === null ? [] : plan(folded.state, now()).parts.flatMap((one) => one.notices);
    const hers = notices.filter(({ member }) => member === ada);
    await new MockActivityEnvironment({ attempt: 6 })
      .run(send, asked.run, hers)
      .catch(() => undefined);
  };

  const standing = () => standingOf(record, asked, ada);
  const newest = (type: string) => newestEntry(api, asked.run, type);

  const heldFor = (id: string, role: OrganisationRole) =>
    heldUntilFor(api, asked, ada, { id, role });

  const chooses = async (by: "email" | "sms" | "none", number: string | null = "07700 900123") => {
    const pwle = asked.pwle[0] ?? null;
    await api.send(asked.manager, "PATCH", `/people/${ada}`, { body: { phone: number } });
    // It counts as theirs after some days (ADR 0181).
    await api.pool.query("update directory.phone_change set counts_from = now()");
    return api.send(pwle, "PUT", "/me/told-by", { body: { by } });
  };

  test("keeps on record the version of the wording that it was sent with", async () => {
    await tell();
    expect((await standing()).how).toBe("sent");
    const text = await newest("noticeSent");
    expect(text).toContain(`"channel":"email"`);
    expect(text).toContain(`"wording":{"template":"${EMAIL}","version":3}`);
  });

  test("is a text message for whoever chose that, and the text gives nothing away", async () => {
    expect((await chooses("sms")).status).toBe(204);
    await tell();
    const sent = notify.taken.at(-1);
    expect(sent).toMatchObject({
      kind: "sms",
      template_id: TEXT,
      phone_number: "07700 900123",
      personalisation: {
        text: expect.stringMatching(
          /^There is something new for you to look at: http:\/\/localhost:3000\/question\/[\w-]+ This link is for you alone\.$/u,
        ),
      },
    });
    expect(await newest("noticeSent")).toContain(`"channel":"sms"`);
  });

  test("goes by email to whoever chose nothing, or has no number", async () => {
    await api.send(asked.manager, "PATCH", `/people/${ada}`, { body: { phone: "07700 900123" } });
    await tell();
    expect(notify.taken.at(-1)?.kind).toBe("email");
    expect((await chooses("sms", null)).status).toBe(422);
  });

  test("goes by email again once somebody else has changed the number", async () => {
    await chooses("sms");
    await api.send(asked.manager, "PATCH", `/people/${ada}`, { body: { phone: "07700 900999" } });
    const { body } = await api.send(asked.pwle[0] ?? null, "GET", "/me/told-by");
    expect(body).toEqual({ by: "email", quiet: null, textIfRefused: false, textsGoOut: true });
    await tell();
    expect(notify.taken.at(-1)?.kind).toBe("email");
  });

  test("goes by email where its text is refused for good, and both are on record", async () => {
    await chooses("sms");
    notify.refuses = "sms";
    await tell();
    notify.refuses = null;
    expect(notify.taken.at(-1)).toMatchObject({ kind: "email", email_address: "ada@example.org" });
    expect(await newest("noticeSent")).toContain(`"channel":"email"`);
    expect(await newest("noticeSent")).toContain(`"tried":["sms"]`);
    expect((await standing()).how).toBe("sent");
  });

  test("goes as a text where its email is refused, to whoever let themselves be texted, and to nobody else", async () => {
    const before = notify.taken.length;
    await chooses("email");
    notify.refuses = "email";
    await tell();
    expect(notify.taken).toHaveLength(before);
    expect((await standing()).how).toBe("failed");
    const [pwle = null] = asked.pwle;
    asked = await askedRun(api, asked.organisation, asked.pwle.slice(0, 1));
    const choice = { by: "email", textIfRefused: true };
    await api.send(pwle, "PUT", "/me/told-by", { body: choice });
    await tell();
    notify.refuses = null;
    expect(notify.taken.at(-1)).toMatchObject({ kind: "sms", phone_number: "07700 900123" });
    expect(await newest("noticeSent")).toContain(`"tried":["email"]`);
  });

  test("is sent to nobody who looks themselves; once somebody else changes their number they still do", async () => {
    const before = notify.taken.length;
    await chooses("none");
    await api.send(asked.manager, "PATCH", `/people/${ada}`, { body: { phone: "07700 900999" } });
    await tell();
    expect(notify.taken).toHaveLength(before);
    expect((await standing()).how).toBe("by-choice");
    expect(await newest("noticeFailed")).toContain(`"reason":"by-choice"`);
  });

  test("waits through the hours that its reader chose, which are theirs to see and go with them", async () => {
    const before = notify.taken.length;
    const hour = new Date().getUTCHours();
    await api.db
      .updateTable("directory.person")
      .set({ time_zone: "Africa/Abidjan" })
      .where("pseudonym", "=", ada)
      .execute();
    const quiet = { from: hour, until: (hour + 2) % 24 };
    const [pwle = null] = asked.pwle;
    await api.send(pwle, "PUT", "/me/told-by", { body: { by: "email", quiet } });
    await tell();
    expect(notify.taken).toHaveLength(before);
    expect((await standing()).how).toBe("being-sent");
    expect(await heldFor(asked.manager.id, "programme-manager")).toBe(
      quietUntil(now(), quiet, "Africa/Abidjan"),
    );
    expect(await heldFor(ada, "pwle-approver")).toBeUndefined();
    const { body } = await api.send(pwle, "GET", `/people/${ada}/export`);
    expect(body["toldBy"]).toEqual({ by: "email", quiet, textIfRefused: false });
    await api.send(pwle, "PUT", "/me/told-by", { body: { by: "none", quiet } });
    expect(await heldFor(asked.manager.id, "programme-manager")).toBeNull();
    await api.send(pwle, "PUT", "/me/told-by", { body: { by: "email" } });
    await tell();
    expect(notify.taken).toHaveLength(before + 1);
    expect(await heldFor(asked.manager.id, "programme-manager")).toBeNull();
  });

  test("can't be chosen in any other way", async () => {
    const [pwle = null] = asked.pwle;
    const hours = [{ from: 9, until: 9 }, { from: 20, until: 24 }, { from: 20 }];
    const wrong = hours.map((quiet) => ({ by: "email", quiet }));
    for (const body of [...wrong, { by: "pigeon" }, { by: "email", textIfRefused: true }])
      expect([400, 422]).toContain((await api.send(pwle, "PUT", "/me/told-by", { body })).status);
  });

  test.each([
    ["not-an-address", "refused"],
    ["rate", "unreachable"],
  ] as const)("that is answered with %s is on record as %s", async (name, reason) => {
    notify.fails = name;
    await tell();
    notify.fails = null;
    expect((await standing()).how).toBe("failed");
    expect(await newest("noticeFailed")).toContain(`"reason":"${reason}"`);
  });

  const receipt = (
    status: string,
    reference: string | null,
    { token = TOKEN, by = "email" }: { readonly token?: string; readonly by?: string } = {},
  ) =>
    api.app.request("/notify/receipts", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        ...{ id: randomUUID(), reference, status, to: "ada@example.org" },
        ...{ created_at: now(), completed_at: now(), sent_at: now(), notification_type: by },
        ...{ template_id: EMAIL, template_version: 3 },
      }),
    });
  const reference = async () =>
    envelopeIdOf(noticeMessageId(asked.run, (await standing()).key, PUBLIC_URL));

  test.each(["permanent-failure", "temporary-failure", "technical-failure"])(
    "that Notify says of %s turns from sent into not reached, once",
    async (status) => {
      await tell();
      expect((await standing()).how).toBe("sent");
      expect((await receipt("delivered", await reference())).status).toBe(204);
      expect((await standing()).how).toBe("sent");
      expect((await receipt(status, await reference())).status).toBe(204);
      const { how, folded } = await standing();
      expect(how).toBe("failed");
      expect((await receipt(status, await reference())).status).toBe(204);
      expect((await standing()).folded.version).toBe(folded.version);
    },
  );

  test.each([
    ["sms", "email"],
    ["email", "sms"],
  ] as const)(
    "that Notify could not deliver by %s goes by %s, once, and then whoever helps hears of it",
    async (first, next) => {
      await chooses(first, "07700 900123");
      const [pwle = null] = asked.pwle;
      await api.send(pwle, "PUT", "/me/told-by", { body: { by: first, textIfRefused: true } });
      await tell();
      const before = notify.taken.length;
      expect(notify.taken.at(-1)?.kind).toBe(first);
      const late = { by: first };
      expect((await receipt("permanent-failure", await reference(), late)).status).toBe(204);
      expect(notify.taken.slice(before).map(({ kind }) => kind)).toEqual([next]);
      expect(await newest("noticeSent")).toContain(`"channel":"${next}"`);
      expect(await newest("noticeSent")).toContain(`"tried":["${first}"]`);
      expect(await standing()).toMatchObject({ how: "sent", alarms: false });
      await receipt("permanent-failure", await reference(), late);
      await receipt("temporary-failure", await reference(), { by: next });
      expect(await standing()).toMatchObject({ how: "failed", alarms: true });
      expect(notify.taken).toHaveLength(before + 1);
    },
  );

  test("that did not arrive goes by the next way once that takes messages again, and its receipt is asked for anew until then", async () => {
    await chooses("sms");
    await tell();
    const before = notify.taken.length;
    notify.fails = "rate";
    const late = { by: "sms" };
    expect((await receipt("technical-failure", await reference(), late)).status).toBe(503);
    expect(await standing()).toMatchObject({ how: "failed", alarms: true });
    notify.fails = null;
    expect((await receipt("technical-failure", await reference(), late)).status).toBe(204);
    expect([(await standing()).how, notify.taken.length]).toEqual(["sent", before + 1]);
  });

  test("that did not arrive goes no other way in quiet hours: whoever helps hears of it", async () => {
    await chooses("sms");
    await tell();
    const before = notify.taken.length;
    const hour = new Date().getUTCHours();
    await api.db
      .updateTable("directory.person")
      .set({ time_zone: "Africa/Abidjan", quiet_from: hour, quiet_until: (hour + 2) % 24 })
      .where("pseudonym", "=", ada)
      .execute();
    await receipt("permanent-failure", await reference(), { by: "sms" });
    expect(await standing()).toMatchObject({ how: "failed", alarms: true });
    expect(notify.taken).toHaveLength(before);
  });

  test("that did not arrive goes no other way to whoever has opened the question", async () => {
    await chooses("sms");
    await tell();
    const before = notify.taken.length;
    const { key, newestVersion: version } = await standing();
    await record.handle(asked.run, {
      ...{ type: "seeRequest", data: { request: key.about, member: ada, version } },
      ...{ actor: { id: ada, role: "pwle-approver", via: "session" }, at: now() },
    });
    await receipt("permanent-failure", await reference(), { by: "sms" });
    expect(await standing()).toMatchObject({ how: "seen", alarms: false });
    expect(notify.taken).toHaveLength(before);
  });

  test("is not changed by a wrong token, by what is none of ours, or by what is no receipt", async () => {
    await tell();
    expect((await receipt("permanent-failure", await reference(), { token: "wrong" })).status).toBe(
      401,
    );
    expect((await receipt("permanent-failure", null)).status).toBe(204);
    expect((await receipt("permanent-failure", "somebody else's")).status).toBe(204);
    const nonsense = await api.app.request("/notify/receipts", {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: "nonsense",
    });
    expect(nonsense.status).toBe(400);
    expect((await standing()).how).toBe("sent");
  });
});
