import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

const PUBLIC = "https://alongside.example.org";
const RATE = 5;
let pages: RunningPages;
let proxy: Server;
let behind: string;
let forged: { readonly [name: string]: string } = {};

/** What a TLS proxy does: it passes a request on under the inner address, and says where it came from. */
const reverseProxy = (target: string): Server =>
  createServer((incoming, outgoing) => {
    const from = incoming.socket.remoteAddress ?? "";
    const before = incoming.headers["x-forwarded-for"];
    const headers = {
      ...incoming.headers,
      host: new URL(target).host,
      "x-forwarded-for": before === undefined ? from : `${before.toString()}, ${from}`,
      "x-forwarded-proto": "https",
    };
    const passedOn = request(
      new URL(incoming.url ?? "/", target),
      { method: incoming.method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(passedOn);
  });

beforeAll(async () => {
  pages = await runningPages({ publicUrl: PUBLIC, signInRate: RATE }, ["127.0.0.1"]);
  proxy = reverseProxy(pages.base);
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  behind = `http://127.0.0.1:${addressOf(proxy).port}`;
});
afterAll(async () => {
  proxy.close();
  await pages.close();
});

const addressOf = (server: Server): AddressInfo => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  return address;
};

const ask = (base: string, from: string) =>
  plainBrowser(base, PUBLIC, from).post("/sign-in", { email: "nobody@example.org" }, forged);

describe("behind a proxy that is trusted", () => {
  test("ten strangers lock nobody else out", async () => {
    for (let n = 0; n < 10; n++) {
      for (let time = 0; time <= RATE; time++) {
        const answer = await ask(behind, `127.0.3.${n + 1}`);
        expect(answer.status).toBe(time < RATE ? 303 : 429);
      }
    }
    expect((await ask(behind, "127.0.4.1")).status).toBe(303);
  });

  test("what a caller writes into the headers gives them no fresh source", async () => {
    for (let time = 0; time <= RATE; time++) {
      forged = { "x-forwarded-for": `198.51.100.${time}` };
      expect((await ask(behind, "127.0.5.1")).status).toBe(time < RATE ? 303 : 429);
    }
    for (let time = 0; time <= RATE; time++) {
      forged = { forwarded: `for=198.51.100.${time}` };
      const { status } = await ask(behind, "127.0.5.2");
      // Counted as the proxy itself, and so limited all the same.
      if (time === RATE) expect(status).toBe(429);
    }
    forged = {};
    expect((await ask(behind, "127.0.5.3")).status).toBe(303);
  });

  test("forms are taken from the public address, on the pages and by the API alike", async () => {
    const person = await pages.api.someone(await pages.api.organisation(), "member");
    const link = (await pages.api.api.signIn.signInLinkFor(person.id))?.replace(PUBLIC, "") ?? "";
    const own = plainBrowser(behind, PUBLIC);
    const inner = plainBrowser(behind, pages.base);
    expect((await inner.post(link, {})).status).toBe(403);
    const entered = await own.post(link, {});
    expect(entered.status).toBe(303);
    expect(entered.cookies[0]).toMatch(/^__Secure-alongside\.session_token=.*; Secure/);
    const cookie = entered.cookies[0]?.split(";")[0] ?? "";
    const statusFrom = async (origin: string) => {
      const sent = await plainBrowser(behind, origin).post(
        "/me/passkeys/challenge",
        {},
        { cookie },
      );
      return sent.status;
    };
    expect(await statusFrom(PUBLIC)).toBe(200);
    expect(await statusFrom(pages.base)).toBe(403);
    expect(await statusFrom("https://elsewhere.example")).toBe(403);
  });

  test("our own page under another address is told the right one", async () => {
    const answer = await plainBrowser(pages.base, pages.base).post(
      "/sign-in",
      { email: "nobody@example.org" },
      { "sec-fetch-site": "same-origin" },
    );
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining(`Go to ${PUBLIC}`)]);
  });

  test("browsers are told to use https alone, as the public address does", async () => {
    const page = await plainBrowser(behind, PUBLIC).get("/sign-in");
    expect(page.headers["strict-transport-security"]).toBe("max-age=31536000");
  });
});

test("from an address that is no trusted proxy, the headers count for nothing", async () => {
  for (let time = 0; time <= RATE; time++) {
    forged = { "x-forwarded-for": `198.51.100.${time}`, forwarded: `for=198.51.100.${time}` };
    expect((await ask(pages.base, "127.0.6.1")).status).toBe(time < RATE ? 303 : 429);
  }
  forged = {};
});

test("over http, which only this machine uses, nothing insists on https", async () => {
  const local = await runningPages();
  const page = await plainBrowser(local.base, local.base).get("/sign-in");
  expect(page.headers["strict-transport-security"]).toBeUndefined();
  await local.close();
});
