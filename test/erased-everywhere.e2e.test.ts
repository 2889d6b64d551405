import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Credential } from "../demo/entrance.ts";
import { catchMail, type MailCatcher } from "./support/mail-catcher.ts";
import { askPanel, until, upToTheQuestion, type AskedPanel } from "./support/panel.ts";
import { plainBrowser, type PlainBrowser } from "./support/plain-browser.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";
import { tracesOf } from "./support/traces.ts";

const PERSON = { name: "Marigold Underhallow", email: "marigold.underhallow@fund.example" };
const PHONE = "+447700900471";
const RENAMED = "Goldie Thistlewick";
/** Each of the person's texts has one word of its own. */
const WORDS = {
  contributed: "The lift at Quillfeather Hall is slow",
  told: "My story begins in Brambleford",
  need: "A chair like those of Osierlea",
  help: "Nobody reads to me in Wrenholme",
  objected: "Nobody asked us at Larkspurton",
  late: "Too late I wrote of Fennimore Cross",
  misspelt: "Sent to nobody from Yarrowby",
} as const;
const TEXTS = [
  ...["Marigold", "Underhallow", PERSON.email, PHONE, "Goldie", "Thistlewick"],
  ...["Quillfeather", "Brambleford", "Osierlea", "Wrenholme", "Larkspurton", "Fennimore"],
  "Yarrowby",
];

let mail: MailCatcher;
let product: RunningProduct;
let administrator: Credential;
let asked: AskedPanel;
beforeAll(async () => {
  mail = await catchMail();
  product = await startProduct({ env: { SMTP_URL: mail.url, LOG_LEVEL: "trace" } });
  const entrance = await product.entrance();
  administrator = await entrance.administrator();
  asked = await askPanel(product.url, entrance, {
    ...upToTheQuestion,
    people: upToTheQuestion.people.map((one) =>
      one.key === "priya" ? { ...one, ...PERSON } : one,
    ),
  });
}, 900_000);
afterAll(async () => {
  await product.stop();
  await Promise.all([product.remove(), mail.close()]);
});

const administering = (method: string, at: string, body?: object): Promise<Response> =>
  fetch(`${product.url}${at}`, {
    method,
    headers: { ...administrator, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** A browser in which the person signed in by the link that was mailed to them. */
async function signedIn(): Promise<PlainBrowser> {
  const browser = plainBrowser(product.url, product.url);
  const links = () =>
    mail
      .to(PERSON.email)
      .flatMap(({ text }) => /(?<=\/sign-in\/)[^\s?]+/u.exec(text ?? "")?.[0] ?? []);
  // An invitation holds a link, too, which the newer one ends.
  const before = links().length;
  await browser.post("/sign-in", { email: PERSON.email });
  await until(() => Promise.resolve(links().length > before));
  await browser.post(`/sign-in/${links().at(-1)}`, { to: "/" });
  return browser;
}

/** Sends the form of a page, with what the page put into it. */
async function fillIn(
  browser: PlainBrowser,
  at: string,
  body: { readonly [name: string]: string },
): Promise<string> {
  const { html } = await browser.get(at);
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const sent = await browser.post(at, { ...Object.fromEntries(hidden), ...body });
  expect([at, sent.status, sent.text.slice(0, 400)]).toEqual([at, 303, expect.anything()]);
  return sent.location;
}

/** All that somebody can leave behind: as they are named, looked for, asked and mailed, and as they write. */
async function leaveTraces(): Promise<void> {
  const [run, request, person] = [asked.run, asked.request, asked.idOf("priya")];
  expect((await administering("PATCH", `/people/${person}`, { phone: PHONE })).status).toBe(200);
  for (const at of ["/people?find=Marigold", "/people?find=Underhallow&limit=none"])
    expect((await administering("GET", at)).status).toBeLessThan(500);
  const wrong = { ...PERSON, email: `${PERSON.email} <`, roles: ["member"] };
  expect((await administering("POST", "/people", wrong)).status).toBe(422);

  const browser = await signedIn();
  const question = `/answer/${run}/${request}`;
  await fillIn(browser, `/contribute/${run}`, { kind: "idea", text: WORDS.contributed });
  await fillIn(browser, "/details", { name: RENAMED, zone: "Europe/London" });
  await fillIn(browser, `${question}/other-ways`, { act: "need", what: WORDS.need });
  await fillIn(browser, question, { answer: "more-time", help: WORDS.help });
  await fillIn(browser, question, { answer: "no", reason: WORDS.objected });
  await browser.get(`/sign-in/sent?email=${encodeURIComponent(PERSON.email)}`);
  await plainBrowser(product.url, product.url).post("/sign-in", {
    email: `Goldie ${PERSON.email}`,
  });

  const told = { kind: "story", text: WORDS.told };
  const contributions = `/runs/${run}/contributions`;
  for (const status of [201, 201])
    expect((await asked.send("priya", contributions, "told", told)).status).toBe(status);
  const answers = `/runs/${run}/sign-off-requests/${request}/answers`;
  const late = { answer: "no", version: 99, digest: "0".repeat(64), reason: WORDS.late };
  expect((await asked.send("priya", answers, "late", late)).status).toBe(409);
  const misspelt = { kind: "storey", text: WORDS.misspelt };
  expect((await asked.send("priya", contributions, "misspelt", misspelt)).status).toBe(422);
}

it("after an erasure no file below the data folder holds a byte of the person's names or words", async () => {
  await leaveTraces();
  // What was refused is kept nowhere.
  const held = TEXTS.filter((text) => !["Yarrowby", "Fennimore"].includes(text));
  const before = (await tracesOf(TEXTS, product.dataDir)).found.join("\n");
  for (const text of held) expect(before).toContain(`: ${text} in UTF-8`);

  const erasure = `/people/${asked.idOf("priya")}/erasure`;
  expect((await administering("POST", erasure, { what: "all" })).status).toBe(200);
  const log = path.join(product.dataDir, "logs", "sequencer.log");
  await until(async () => (await readFile(log, "utf8")).includes("wrote the tables anew"));

  const { read, found } = await tracesOf(TEXTS, product.dataDir);
  expect(found).toEqual([]);
  for (const name of ["temporal.sqlite", "temporal.log", "postgres.log", "api.log", "worker.log"])
    expect(read).toContain(name);
  expect(read.some((name) => name.startsWith("temporal.sqlite-wal"))).toBe(true);
  // The run goes on, and stopping writes what was in memory.
  expect((await asked.answer("omar", randomUUID())).status).toBe(201);
  await product.stop();
  expect((await tracesOf(TEXTS, product.dataDir)).found).toEqual([]);
});
