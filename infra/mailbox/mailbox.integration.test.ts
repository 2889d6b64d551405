import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { createMailer } from "../composition/mailer.ts";
import { mailboxPath, mailboxRoutes } from "./routes.ts";

const SECRET = "a secret for tests that is long enough";
const LOCAL = { smtpUrl: undefined, publicUrl: "http://localhost:3000", host: "127.0.0.1" };

let dataDir: string;
let api: RunningApi;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-mailbox-"));
  const settings = { mailFrom: "us@example.org", smtpUrl: undefined, dataDir };
  api = await runningApi({ mailerOn: (pool) => createMailer(settings, pool) });
});
afterAll(async () => {
  await api.close();
  await rm(dataDir, { recursive: true, force: true });
});

const here = mailboxPath(LOCAL, SECRET) ?? "";

/** Asks for a page. @param remote where the connection comes from. */
const ask = (address: string, remote = "127.0.0.1", headers: Record<string, string> = {}) =>
  mailboxRoutes({
    config: { ...LOCAL, dataDir },
    secret: SECRET,
    style: "/static/style.css",
    remoteOf: () => remote,
  }).request(address, { headers });

const linksIn = (page: string): readonly string[] =>
  [...page.matchAll(/<a\b[^>]*href="([^"]+)"/gu)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );

test("lists what was sent, newest first, and shows each message with links that work", async () => {
  expect(await (await ask(`http://localhost:3000${here}`)).text()).toContain("No message was sent");
  const administrator = await api.someone(await api.organisation(), "administrator");
  for (const name of ["Ada <b>", "Bo"]) {
    const body = { name, email: `${name.slice(0, 2).trim()}@example.org`, roles: ["member"] };
    await api.send(administrator, "POST", "/people", { body });
    const list = async () => (await ask(`http://localhost:3000${here}`)).text();
    await expect.poll(list).toContain(body.email.toLowerCase());
  }
  const list = await (await ask(`http://localhost:3000${here}`)).text();
  expect(list.indexOf("bo@example.org")).toBeLessThan(list.indexOf("ad@example.org"));
  const [newest = "", oldest = ""] = linksIn(list);
  const shown = await ask(`http://localhost:3000${oldest}`);
  expect(shown.headers.get("cache-control")).toBe("no-store");
  expect(shown.headers.get("referrer-policy")).toBe("no-referrer");
  const page = await shown.text();
  expect(page).toContain("Ada &lt;b&gt;");
  expect(linksIn(page).some((link) => link.includes("/sign-in/"))).toBe(true);
  expect(newest).not.toBe(oldest);
});

test.each([
  ["another computer", `http://localhost:3000${here}`, "192.0.2.7", {}],
  ["a name that was made to lead here", `http://mailbox.example:3000${here}`, "127.0.0.1", {}],
  ["a proxy", `http://localhost:3000${here}`, "127.0.0.1", { "x-forwarded-for": "192.0.2.7" }],
  ["who does not know the address", "http://localhost:3000/mailbox", "127.0.0.1", {}],
  ["who looks for other files", `http://localhost:3000${here}/..%2Fsecret`, "127.0.0.1", {}],
])("shows nothing to %s", async (_, address, remote, headers) => {
  expect((await ask(address, remote, headers)).status).toBe(404);
});

test.each([
  ["mail goes out", { ...LOCAL, smtpUrl: "smtp://mail.example.org:587" }],
  ["others can come in", { ...LOCAL, host: "0.0.0.0" }],
  ["people come from elsewhere", { ...LOCAL, publicUrl: "https://here.example" }],
])("is not there where %s", (_, config) => {
  expect(mailboxPath(config, SECRET)).toBe(null);
});
