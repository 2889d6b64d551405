import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { readMessageId } from "../activities/mail/message-id.ts";
import { checkReceipt } from "../audit/receipt/check.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { freePort } from "../infra/servers/free-port.ts";
import { resourcePanelScenario } from "../programmes/resource-panel/scenario.ts";
import { askPanel, PANEL, until, type AskedPanel } from "./support/panel.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

/** A mail server of one's own, which takes no mail for one address. */
const REFUSED = "beth.agnew@fund.example";
/** What people are told in a run; that they were added at all comes before. */
const caught: Email[] = [];
const invitations: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (address, _session, done) =>
    done(
      address.address === REFUSED
        ? Object.assign(new Error("No such mailbox"), { responseCode: 550 })
        : null,
    ),
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        (mail.subject === "You are invited" ? invitations : caught).push(mail);
        done();
      });
    });
  },
});

let product: RunningProduct;
let administrator: string;
let asked: AskedPanel;
beforeAll(async () => {
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  product = await startProduct({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  asked = await askPanel(product.url, await product.entrance());
  administrator = await product.token("administrator");
}, 900_000);
afterAll(async () => {
  await product.stop();
  await product.remove();
  server.close();
});

const addressOf = (key: string): string =>
  resourcePanelScenario.people.find((person) => person.key === key)?.email ?? "";
const sentTo = (address: string): Email | undefined =>
  caught.find((mail) => mail.to?.some((to) => to.address === address));

const history = z.object({
  items: z.array(z.object({ type: z.string(), data: z.looseObject({}) })),
});
const events = async () => {
  const response = await fetch(`${product.url}/runs/${asked.run}/history?limit=500`, {
    headers: { authorization: `Bearer ${administrator}` },
  });
  return history.parse(await response.json()).items;
};

it("asks by mail, in plain words, with a link to the question and nothing that answers it", async () => {
  await until(() => Promise.resolve(sentTo("priya.nair@fund.example") !== undefined));
  const mail = sentTo("priya.nair@fund.example");
  expect(mail?.text).toContain("Hello Priya Nair,");
  expect(mail?.text).toMatch(/by 5pm on \w+ \d+ \w+/);
  expect(mail?.html).toContain("Hello Priya Nair,");
  expect(mail?.html).not.toMatch(/<(?:script|img|form|button|input)/u);
  const links = [...(mail?.text ?? "").matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
  expect(links).toEqual([expect.stringMatching(`^${product.url}/question/[\\w-]{43}$`)]);
});

it("a mail scanner that opens the link, again and again, changes nothing", async () => {
  const before = (await events()).filter(({ type }) => !type.startsWith("notice"));
  const [link = ""] = sentTo("priya.nair@fund.example")?.text?.match(/https?:\/\/\S+/) ?? [];
  for (const method of ["GET", "HEAD", "GET"]) {
    const response = await fetch(link, { method });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
  expect((await events()).filter(({ type }) => !type.startsWith("notice"))).toEqual(before);
});

it("a mail that was refused is on record as not delivered: asked is not sent", async () => {
  await until(async () => (await events()).some(({ type }) => type === "noticeFailed"));
  const failed = (await events()).filter(({ type }) => type === "noticeFailed");
  expect(failed.map(({ data }) => data["reason"])).toEqual(["refused"]);
  const sent = (await events()).filter(
    ({ type, data }) => type === "noticeSent" && data["channel"] === "email",
  );
  expect(sent.length).toBe(3);
});

it("a yes is followed by one mail with its receipt, which holds by itself", async () => {
  const given = await asked.answer("priya", "one");
  expect(given.status).toBe(201);
  const receipts = () => caught.filter(({ subject }) => subject?.startsWith("Your receipt:"));
  await until(() => Promise.resolve(receipts().length > 0));
  // By the time that another's has come, a second of the first would have come too.
  expect((await asked.answer("omar", "another")).status).toBe(201);
  await until(() => Promise.resolve(receipts().length > 1));
  expect(receipts().map(({ to }) => to?.[0]?.address)).toEqual([
    "priya.nair@fund.example",
    "omar.saleh@fund.example",
  ]);

  const [mail] = receipts();
  expect(mail?.text).toContain("You said: Yes.");
  expect(mail?.text?.match(/https?:\/\/\S+/g)).toEqual([`${product.url}/check-receipt`]);
  const [file] = mail?.attachments ?? [];
  expect(file?.mimeType).toBe("text/plain");
  const content = file?.content ?? "";
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const key = (await (await fetch(`${product.url}/log/key`)).text()).trim();
  expect(await checkReceipt(nodePorts, text, [key])).toMatchObject({
    holds: true,
    event: { type: "signedOff", run: asked.run },
  });
  const page = await fetch(`${product.url}/check-receipt`);
  expect(page.status).toBe(200);
});

it("everybody who was asked hears by mail how the gate ended", async () => {
  for (const person of ["stuart", "beth"])
    expect((await asked.answer(person, "said")).status).toBe(201);
  await until(async () => (await asked.gate()) === "passed");
  const told = PANEL.map((key) => addressOf(key)).filter((address) => address !== REFUSED);
  const outcomes = () => caught.filter(({ subject }) => subject?.startsWith("The group agreed:"));
  const reached = () => outcomes().flatMap(({ to }) => to?.[0]?.address ?? []);
  await until(() => Promise.resolve(told.every((address) => reached().includes(address))));
  for (const mail of outcomes()) {
    expect(mail.text).toContain("What happens next: ");
    expect(mail.text).toContain(`${product.url}/board/${asked.run}/`);
  }
  const ids = outcomes().map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
});

it("no mail asks a machine to answer, each has an id of its own, and no subject holds a personal word", () => {
  const personal = resourcePanelScenario.people.flatMap(({ name, email }) => [
    ...name.split(" "),
    ...(email === null ? [] : [email]),
  ]);
  expect(caught.length).toBeGreaterThan(7);
  for (const { text } of invitations) expect(text).toMatch(/added (?:you )?to/u);
  for (const { subject = "", headers, messageId } of caught) {
    expect(headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(messageId).toMatch(/^<[^<>\s@]+@[^<>\s@]+>$/u);
    if (!subject.startsWith("Your receipt:"))
      expect(readMessageId(messageId ?? "")?.run).toBe(asked.run);
    expect(subject).not.toContain(resourcePanelScenario.title);
    const words = subject.split(/[^\p{L}\p{N}@.]+/u);
    expect(words.filter((word) => personal.includes(word))).toEqual([]);
  }
});
