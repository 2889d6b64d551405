import { randomUUID } from "node:crypto";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { envelopeIdOf, noticeMessageId } from "../../activities/mail/message-id.ts";
import { createNoticeActivities } from "../../activities/notices.ts";
import { createQuestionLinks } from "../../api/auth/question-links.ts";
import type { OrganisationRole } from "../../api/principal.ts";
import { gateOf, own } from "../../domain/rules/lookup.ts";
import { askingNotice, reachedHow } from "../../domain/rules/notices.ts";
import { plan } from "../../domain/plan.ts";
import { quietUntil } from "../../domain/quiet-hours.ts";
import { askedRun, type AskedRun } from "../../test/support/asked-run.ts";
import { notifyServer, type NotifyServer } from "../../test/support/notify-server.ts";
import { PUBLIC_URL, runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { createAddressBook } from "../composition/address-book.ts";
import { createEngineRecord, type EngineRecord } from "../composition/engine-record.ts";
import { notifyMailer, notifyTexter } from "./notify.ts";
import { notifyRoutes } from "./routes.ts";

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
  api.app.route("/", notifyRoutes({ record, now, token: TOKEN }));
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
const mailer = () => notifyMailer(settings(), async () => SENDER);

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
      ...{ record, now, publicUrl: PUBLIC_URL, mailer: mailer(), texter: notifyTexter(settings()) },
      addressBook: createAddressBook(api.pool),
      votePath: () => "/vote",
      questionPaths: createQuestionLinks(api.db).make,
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

  const standing = async () => {
    const folded = await record.load(asked.run);
    const request = folded && own(folded.state.requests, asked.request);
    const part = request && own(folded.state.parts, request.part);
    const gate = part && gateOf(folded.state, part);
    if (!folded || !request || !gate) throw new Error("Nobody is asked.");
    return { how: reachedHow(request, gate, ada), key: askingNotice(request, ada), folded };
  };

  /** Until when her message waits, as somebody reads it; undefined for whoever is not told how others stand. */
  const heldFor = async (id: string, role: OrganisationRole) => {
    const view = await api.api.services.runs.folded(
      {
        ...{ id, person: id, organisation: asked.organisation, roles: [role] },
        ...{ scopes: "all", via: "session", assurance: "signed-in" },
      },
      asked.run,
    );
    return view?.asked[asked.request]?.find(({ member }) => member === ada)?.heldUntil;
  };

  const newest = async (type: string): Promise<string> => {
    const { rows } = await api.pool.query<{ entry: Buffer }>(
      "select entry from record.event where run = $1 and type = $2 order by version desc limit 1",
      [asked.run, type],
    );
    return rows[0]?.entry.toString("utf8") ?? "";
  };

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

  test.each([
    [{ by: "pigeon" }],
    [{ by: "email", quiet: { from: 9, until: 9 } }],
    [{ by: "email", quiet: { from: 20, until: 24 } }],
    [{ by: "email", quiet: { from: 20 } }],
    [{ by: "email", textIfRefused: true }],
  ])("can't be chosen as %j", async (choice) => {
    const [pwle = null] = asked.pwle;
    const answer = await api.send(pwle, "PUT", "/me/told-by", { body: choice });
    expect([400, 422]).toContain(answer.status);
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

  const receipt = (status: string, reference: string | null, token = TOKEN) =>
    api.app.request("/notify/receipts", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        ...{ id: randomUUID(), reference, status, to: "ada@example.org" },
        ...{ created_at: now(), completed_at: now(), sent_at: now(), notification_type: "email" },
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

  test("is not changed by a wrong token, by what is none of ours, or by what is no receipt", async () => {
    await tell();
    expect((await receipt("permanent-failure", await reference(), "wrong")).status).toBe(401);
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
