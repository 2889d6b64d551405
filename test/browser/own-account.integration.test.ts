import { createHash, createPublicKey, hash, verify } from "node:crypto";
import path from "node:path";
import { serve } from "@hono/node-server";
import { convertCOSEtoPKCS, isoUint8Array } from "@simplewebauthn/server/helpers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunEvent } from "../../api/services/runs/decider.ts";
import { challengeOf } from "../../api/services/runs/signed-answer.ts";
import { createReader } from "../../audit/read.ts";
import { assentOf, statementOf } from "../../domain/statement.ts";
import { freePort } from "../../infra/servers/free-port.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { askedRun } from "../support/asked-run.ts";
import { runningApi, type RunningApi } from "../support/running-api.ts";
import { launchBrowser, violations } from "./fixture/browser.ts";

let api: RunningApi;
let browser: Browser;
let origin: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  api = await runningApi({ publicUrl: origin });
  const files = await loadStaticFiles(path.resolve(import.meta.dirname, "../.."));
  const { services, authenticate } = api.api;
  api.app.route("/", createPages({ services, authenticate, files }));
  const server = serve({ fetch: api.app.fetch, port, hostname: "localhost" });
  close = () => new Promise((resolve) => server.close(() => resolve()));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await close();
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
  expect(await page.getByLabel("Sign with my passkey").isChecked()).toBe(true);
  await page.getByText("Yes, with changes", { exact: true }).click();
  await page.getByLabel("What should change?").fill("Say it in Polish too.");
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
  const point = convertCOSEtoPKCS(
    isoUint8Array.fromHex(Buffer.from(key.data.publicKey, "base64url").toString("hex")),
  );
  const publicKey = createPublicKey({
    key: {
      kty: "EC",
      crv: "P-256",
      x: Buffer.from(point.slice(1, 33)).toString("base64url"),
      y: Buffer.from(point.slice(33)).toString("base64url"),
    },
    format: "jwk",
  });
  const message = Buffer.concat([authenticator, hash("sha256", client, "buffer")]);
  expect(verify("sha256", message, publicKey, Buffer.from(signature.signature, "base64url"))).toBe(
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
  await page.context().close();
});

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
  const page = await (await browser.newContext({ baseURL: origin, bypassCSP: true })).newPage();
  await page.goto((await api.api.signIn.signInLinkFor(ada.id)) ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/`);
  await page.goto("/your-data");
  await page.getByText("One text of yours or about you").click();
  expect(await page.textContent("main")).toContain("Large print");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Erase this" }).click();
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
