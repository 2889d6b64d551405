import { createHash, createPublicKey, hash, verify } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";
import { cose, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunEvent } from "../../domain/event.ts";
import { challengeOf } from "../../api/services/runs/signed-answer.ts";
import { createStater } from "../../audit/heads/stater.ts";
import { createPublisher } from "../../audit/log/publisher.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import { createReader } from "../../audit/read.ts";
import { createSequencer } from "../../audit/sequencer.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { assentOf, statementOf } from "../../domain/blocks/gate/statement.ts";
import { serveHttp } from "../../infra/serve-http.ts";
import { freePort } from "../../infra/servers/free-port.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { askedRun } from "../support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../support/running-api.ts";
import { launchBrowser, violations } from "./fixture/browser.ts";

let api: RunningApi;
let browser: Browser;
let origin: string;
let close: () => Promise<void>;
let workers: readonly { start(): void; stop(): Promise<void> }[];

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  api = await runningApi({ publicUrl: origin });
  const files = await loadStaticFiles(path.resolve(import.meta.dirname, "../.."));
  const { services, authenticate } = api.api;
  api.app.route(
    "/",
    createPages({
      publicUrl: origin,
      services,
      authenticate,
      files,
      onUnexpected: (error) => api.unexpected.push(error),
    }),
  );
  const server = serveHttp({ fetch: api.app.fetch, port, host: "localhost" }, () => undefined);
  close = () => server.close();
  browser = await launchBrowser();
  let published: string | null = null;
  const swap = (_: string | null, after: string) => {
    published = after;
    return Promise.resolve(true);
  };
  const onError = (error: unknown) => console.error(error);
  workers = [
    createSequencer({ pool: api.pool, onError }),
    createStater({ pool: api.pool, onError }),
    createPublisher({
      pool: api.pool,
      signer: createLogSigner("own-account.test", new Uint8Array(32).fill(7)),
      lastPublished: { read: () => Promise.resolve(published), swap },
      onError,
    }),
  ];
  for (const worker of workers) worker.start();
});

afterAll(async () => {
  await browser.close();
  await close();
  await Promise.all(workers.map((worker) => worker.stop()));
  await api.close();
});

/** A phone with a passkey store that says yes, as Chromium plays one (WebAuthn Level 3, section 12). */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a person makes a passkey, signs their answer, and the record proves it by itself", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const page = await (await browser.newContext({ baseURL: origin, bypassCSP: true })).newPage();
  await withAuthenticator(page);
  await page.goto((await api.api.signIn.signInLinkFor(ada.id)) ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/`);

  await page.goto("/your-data");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.waitForURL("**/your-data?done=passkey");

  await page.goto(`/answer/${asked.run}/${asked.request}`);
  await page.getByText("Yes, with changes", { exact: true }).click();
  await page.getByLabel("What should change?").fill("Say it in Polish too.");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL("**/review");
  expect(await violations(page)).toEqual([]);
  expect(await page.getByLabel("Sign with my passkey").isChecked()).toBe(true);
  await page.getByRole("button", { name: "Send my answer" }).click();
  await page.waitForURL("**/receipt/**");
  expect(await page.textContent("main")).toContain("Signed with their own passkey");
  expect(await violations(page)).toEqual([]);

  const events = await createReader<RunEvent>(api.pool).readStream(asked.run);
  const key = events.find((event) => event.type === "credentialRegistered");
  const signed = events.find((event) => event.type === "signedOff");
  if (key?.type !== "credentialRegistered" || signed?.type !== "signedOff") {
    throw new Error("the record holds no signed answer");
  }
  expect([key.data.member, signed.assurance, key.assurance]).toEqual([
    ada.id,
    "passkey-signed",
    "signed-in",
  ]);
  const { signature } = signed.data;
  if (signature === undefined) throw new Error("the answer holds no signature");
  const statement = statementOf(
    asked.run,
    signed.data,
    assentOf(signed),
    signed.data.by,
    signature.at,
  );
  const client = Buffer.from(signature.clientDataJSON, "base64url");
  expect(JSON.parse(client.toString("utf8"))).toMatchObject({
    type: "webauthn.get",
    challenge: challengeOf(statement).toString("base64url"),
    origin,
  });
  const authenticator = Buffer.from(signature.authenticatorData, "base64url");
  expect(authenticator.subarray(0, 32)).toEqual(
    createHash("sha256").update(key.data.relyingParty).digest(),
  );
  // Read by another program than ours. Chromium takes the first of the kinds that we offer.
  const read = decodeCredentialPublicKey(
    Uint8Array.from(Buffer.from(key.data.publicKey, "base64url")),
  );
  const x = cose.isCOSEPublicKeyOKP(read) ? read.get(cose.COSEKEYS.x) : undefined;
  if (x === undefined) throw new Error("the key is no Ed25519 key");
  const publicKey = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(x).toString("base64url") },
    format: "jwk",
  });
  const message = Buffer.concat([authenticator, hash("sha256", client, "buffer")]);
  expect(verify(null, message, publicKey, Buffer.from(signature.signature, "base64url"))).toBe(
    true,
  );

  // The same signature does not carry another answer, and the attempt is on record.
  const path = `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`;
  const forged = await api.send(ada, "POST", path, {
    body: {
      version: asked.version,
      digest: asked.digest,
      answer: "yes",
      passkey: {
        at: signature.at,
        nonce: "A".repeat(43),
        assertion: {
          id: "AAAA",
          rawId: "AAAA",
          response: {
            clientDataJSON: signature.clientDataJSON,
            authenticatorData: signature.authenticatorData,
            signature: signature.signature,
          },
        },
      },
    },
  });
  expect([forged.status, forged.code]).toEqual([409, "passkey-invalid"]);
  const after = await createReader<RunEvent>(api.pool).readStream(asked.run);
  expect(after.at(-1)).toMatchObject({ type: "actRefused", data: { code: "passkey-invalid" } });

  // Who else is asked learns nothing from the key, as long as the gate is open.
  const [, bea] = asked.pwle;
  const seen = await api.send(bea ?? null, "GET", `/runs/${asked.run}/history?limit=500`);
  expect(seen.text).not.toContain("credentialRegistered");

  // The phone is lost: its passkey goes, and signs no more. What it signed is proven by the record alone.
  await page.goto("/your-data");
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  await page.waitForURL("**/your-data?done=removed");
  expect(await violations(page)).toEqual([]);
  expect((await api.send(ada, "GET", "/me/passkeys")).body["items"]).toEqual([]);
  await page.goto(`/answer/${asked.run}/${asked.request}`);
  await page.getByText("Yes", { exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL("**/review");
  expect(await page.getByLabel("Sign with my passkey").count()).toBe(0);
  await page.context().close();

  // Whoever checks the run offline finds the signature to hold, before and after everything of the person's is erased.
  const auditor = await api.someone(asked.organisation, "auditor");
  // While the gate is open a file ends with the asking, for auditors too.
  const words = "Say it in Polish too.";
  const decided = await api.send(
    asked.manager,
    "POST",
    `/runs/${asked.run}/parts/${asked.part}/override`,
    { body: { reason: "There is no more time." } },
  );
  expect([decided.status, decided.code]).toEqual([201, null]);
  const before = await checkedBundle(asked.run, auditor);
  expect([before.text.includes(words), before.report.ok, before.troubles]).toEqual([
    true,
    true,
    [],
  ]);
  expect(before.report.checks).toContainEqual({
    step: "signatures",
    result: "holds",
    message: expect.stringContaining("1 answers are signed by passkeys"),
  });
  const gone = await api.send(ada, "POST", `/people/${ada.id}/erasure`, { body: { what: "all" } });
  expect(gone.status).toBe(200);
  const later = await checkedBundle(asked.run, auditor);
  expect([later.text.includes(words), later.report.ok, later.troubles]).toEqual([false, true, []]);
  expect(later.report.limits.join()).toContain(`everything of ${ada.id} was erased`);
  expect((await verified(before.text)).ok).toBe(true);
});

const verified = (text: string) =>
  verifyBundle(
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
    nodePorts,
  );

/** A run's bundle, once the log has signed all of it, and what checking it offline comes to. */
async function checkedBundle(run: string, auditor: Someone) {
  for (let signed = false; !signed; await sleep(50)) {
    const { rows } = await api.pool.query(
      "select 1 from record.checkpoint where size = (select count(*) from record.event)",
    );
    signed = rows.length > 0;
  }
  const { text } = await api.send(auditor, "GET", `/runs/${run}/bundle`);
  const report = await verified(text);
  return { text, report, troubles: report.checks.filter(({ result }) => result !== "holds") };
}

test("without JavaScript an answer is signed in, and the page offers no passkey", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto((await api.api.signIn.signInLinkFor(ada.id)) ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.goto(`/answer/${asked.run}/${asked.request}`);
  await page.getByText("Yes", { exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await page.waitForURL("**/receipt/**");
  expect(await page.textContent("main")).toContain("Given while signed in");
  await context.close();
});

test("somebody sees what is kept about them, erases one text, then everything", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const given = await api.send(ada, "POST", `/runs/${asked.run}/members/${ada.id}/access-needs`, {
    body: { what: "Large print" },
  });
  expect(given.status).toBe(201);
  const payments = `/runs/${asked.run}/members/${ada.id}/payments`;
  const offered = await api.send(asked.manager, "POST", payments, {
    body: { kind: "payment", pence: 125_050 },
  });
  expect(offered.status).toBe(201);
  const page = await (await browser.newContext({ baseURL: origin, bypassCSP: true })).newPage();
  await page.goto((await api.api.signIn.signInLinkFor(ada.id)) ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/`);
  await page.goto("/your-data");
  await page.getByText("2 texts of yours or about you").click();
  expect(await page.textContent("main")).toContain("Large print");
  // As people read it, and never in pence.
  expect(await page.textContent("main")).toContain("£1,250.50");
  expect(await page.textContent("main")).not.toContain("125050");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /Erase this.*Large print/u }).click();
  await page.waitForURL("**/your-data?done=erased");
  expect(await page.textContent("main")).not.toContain("Large print");
  await page.getByRole("button", { name: "Erase everything" }).click();
  expect(await page.getByRole("alert").first().textContent()).toContain("Tick the box");
  await page.getByText("Yes, erase everything about me").click();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.waitForURL("**/sign-in**");
  await page.goto("/your-data");
  expect(page.url()).toContain("/sign-in");
  await page.context().close();
});
