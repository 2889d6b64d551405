import { afterAll, beforeAll, expect, test } from "vitest";
import { runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { catchMail, type MailCatcher } from "../../test/support/mail-catcher.ts";
import { createMailer } from "../composition/mailer.ts";
import { freePort } from "../servers/free-port.ts";

let api: RunningApi;
let mail: MailCatcher;
let away: RunningApi;
beforeAll(async () => {
  mail = await catchMail();
  const settings = { mailFrom: "us@example.org", dataDir: "." };
  const nobody = `smtp://127.0.0.1:${await freePort()}`;
  api = await runningApi({
    mailerOn: (pool) => createMailer({ ...settings, smtpUrl: mail.url }, pool),
  });
  away = await runningApi({
    mailerOn: (pool) => createMailer({ ...settings, smtpUrl: nobody }, pool),
  });
});
afterAll(async () => {
  await Promise.all([api.close(), away.close()]);
  await mail.close();
});

/** An administrator with an address, of an organisation with a name and a number. */
async function administratorOf(one: RunningApi) {
  const administrator = await one.someone(await one.organisation(), "administrator");
  await one.db
    .updateTable("directory.person")
    .set({ email: "anna@example.org" })
    .where("pseudonym", "=", administrator.id)
    .execute();
  await one.send(administrator, "PATCH", `/organisations/${administrator.organisation}`, {
    body: { name: "Oak & Ash", phone: "0161 496 0000" },
  });
  return administrator;
}

test("a test message goes out in the organisation's name, as text and HTML, with a number to call", async () => {
  const administrator = await administratorOf(api);
  const tested = await api.send(administrator, "POST", "/organisation/mail/test");
  expect(tested.body).toEqual({ sent: true, reply: null });
  const [message] = mail.to("anna@example.org");
  expect(message?.from).toEqual({ name: "Oak & Ash", address: "us@example.org" });
  expect(message?.text).toContain("Call 0161 496 0000.\nFrom Oak & Ash, by Alongside");
  expect(message?.html).toContain("<bdi>Oak &amp; Ash</bdi>");
  const status = await api.send(administrator, "GET", "/organisation/mail");
  expect(status.body["counts"]).toEqual({ sending: 0, sent: 1, failed: 0 });
  expect(status.body["latest"]).toEqual([
    { kind: "test", state: "sent", reply: null, at: expect.any(String) },
  ]);
  expect(status.text).not.toContain("anna");
});

test("a mail server that is away is told, to whoever tests it and in the list", async () => {
  const administrator = await administratorOf(away);
  const tested = await away.send(administrator, "POST", "/organisation/mail/test");
  expect(tested.body).toEqual({ sent: false, reply: expect.stringMatching(/^[A-Z]+$/u) });
  const status = await away.send(administrator, "GET", "/organisation/mail");
  expect(status.body["counts"]).toEqual({ sending: 0, sent: 0, failed: 1 });
});

test("who has no address can't be sent a test", async () => {
  const administrator = await api.someone(await api.organisation(), "administrator");
  const tested = await api.send(administrator, "POST", "/organisation/mail/test");
  expect([tested.status, tested.code]).toEqual([422, "invalid"]);
});
