import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailFailure, mailTrouble, type Mail } from "../../activities/mailer.ts";
import { replyOf } from "../../api/mailer.ts";
import {
  NOTIFY_ERRORS,
  notifyServer,
  type NotifyServer,
} from "../../test/support/notify-server.ts";
import { notifyMailer } from "./notify.ts";

const EMAIL = randomUUID();
const SENDER = { name: "Harbour", colour: null, phone: "0161 496 0000", contact: null };

let notify: NotifyServer;
beforeAll(async () => {
  notify = await notifyServer();
});
afterAll(() => notify.close());

const settings = () => ({
  url: notify.url,
  apiKey: notify.apiKey,
  emailTemplate: EMAIL,
  textTemplate: undefined,
});
const mailer = () => notifyMailer(settings(), async () => SENDER);

const MAIL: Mail = {
  to: "ada@example.org",
  subject: "Your sign-in link",
  text: "Hello Ada,\n\nOpen it.\n",
  kind: "sign-in",
  organisation: "o",
};

describe("a mail by GOV.UK Notify", () => {
  test("goes with its own subject and text, the organisation's foot, and says which wording it had", async () => {
    notify.version = 7;
    const delivery = await mailer().send({ ...MAIL, messageId: "<notice-x.y@here>" });
    expect(delivery).toEqual({ wording: { template: EMAIL, version: 7 } });
    expect(notify.taken.at(-1)).toEqual({
      kind: "email",
      template_id: EMAIL,
      email_address: "ada@example.org",
      reference: "notice-x.y",
      personalisation: {
        subject: "Your sign-in link",
        text: expect.stringContaining("Call 0161 496 0000.\nFrom Harbour"),
        file: "",
      },
    });
  });

  test("leads to its file", async () => {
    const attachments = [{ filename: "receipt.txt", content: "words" }];
    await mailer().send({ ...MAIL, attachments });
    expect(notify.taken.at(-1)?.personalisation["file"]).toMatchObject({
      file: Buffer.from("words").toString("base64"),
      filename: "receipt.txt",
    });
  });

  test.each([
    ["team-only", "refused"],
    ["trial-mode", "refused"],
    ["not-an-address", "refused"],
    ["not-a-number", "refused"],
    ["no-template", "away"],
    ["missing-value", "away"],
    ["clock", "away"],
    ["key", "away"],
    ["rate", "away"],
    ["daily", "away"],
    ["broken", "away"],
  ] as const)(
    "that it answers with %s is %s, and nothing of it quotes anybody",
    async (name, failure) => {
      notify.fails = name;
      const error: unknown = await mailer()
        .send(MAIL)
        .catch((thrown: unknown) => thrown);
      notify.fails = null;
      const [status, code] = NOTIFY_ERRORS[name];
      expect(mailFailure(error)).toBe(failure);
      expect(mailTrouble(error)).toEqual({ code, command: null, responseCode: status });
      expect(replyOf(error)).toBe(String(status));
      const all = error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : "";
      expect([all.includes("ada@"), all.includes(notify.apiKey), all.includes("Bearer")]).toEqual([
        false,
        false,
        false,
      ]);
      expect(error).not.toHaveProperty("cause");
    },
  );

  test("while nobody answers there is away", async () => {
    const gone = await notifyServer();
    await gone.close();
    const mailer = notifyMailer({ ...settings(), url: gone.url }, async () => SENDER);
    const error: unknown = await mailer.send(MAIL).catch((thrown: unknown) => thrown);
    expect([mailFailure(error), replyOf(error)]).toEqual(["away", "ECONNREFUSED"]);
  });
});
