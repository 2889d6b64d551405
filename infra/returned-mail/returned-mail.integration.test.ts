import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noticeMessageId } from "../../activities/mail/message-id.ts";
import { ENGINE } from "../../domain/actor.ts";
import { own, gateOf } from "../../domain/rules/lookup.ts";
import { askingNotice, reachedHow } from "../../domain/rules/notices.ts";
import { askedRun, type AskedRun } from "../../test/support/asked-run.ts";
import { FAILED, NOT_FAILED, returnedMail } from "../../test/support/returned-mails.ts";
import { PUBLIC_URL, runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { createEngineRecord, type EngineRecord } from "../composition/engine-record.ts";
import { returnedMailRoutes } from "./routes.ts";

const SECRET = "a secret of the mail server that is long enough";
const now = () => new Date().toISOString();

let api: RunningApi;
let record: EngineRecord;
let asked: AskedRun;
let ada: string;
beforeAll(async () => {
  api = await runningApi();
  record = createEngineRecord(api.pool);
  api.app.route("/", returnedMailRoutes({ record, now, secret: SECRET }));
});
afterAll(() => api.close());

const stateOf = async () => {
  const folded = await record.load(asked.run);
  const request = folded && own(folded.state.requests, asked.request);
  const part = request && own(folded.state.parts, request.part);
  const gate = part && gateOf(folded.state, part);
  if (!request || !gate) throw new Error("Nobody is asked.");
  return { request, gate };
};
const reached = async (): Promise<string> => {
  const { request, gate } = await stateOf();
  return reachedHow(request, gate, ada);
};
const notice = async () => askingNotice((await stateOf()).request, ada);

beforeEach(async () => {
  asked = await askedRun(api);
  ada = asked.pwle[0]?.id ?? "";
  await record.handle(asked.run, {
    type: "recordNotice",
    data: { ...(await notice()), result: { sent: "email" } },
    actor: ENGINE,
    at: now(),
  });
});

const post = (body: string | Uint8Array<ArrayBuffer>, secret = SECRET): Promise<Response> =>
  Promise.resolve(
    api.app.request("/mail/returned", {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "message/rfc822" },
      body,
    }),
  );
const mail = async (name: Parameters<typeof returnedMail>[0]): Promise<string> =>
  returnedMail(name, noticeMessageId(asked.run, await notice(), PUBLIC_URL));

/** @returns what a refusal says. */
const refused = async (answer: Response): Promise<unknown> => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await reached()).toBe("sent");
  return answer.json();
};

describe("POST /mail/returned", () => {
  test.each(FAILED)("%s turns sent into not reached, once", async (name) => {
    expect(await reached()).toBe("sent");
    expect((await post(await mail(name))).status).toBe(204);
    expect(await reached()).toBe("failed");
    const { version } = (await record.load(asked.run)) ?? {};
    expect((await post(await mail(name))).status).toBe(204);
    expect((await record.load(asked.run))?.version).toBe(version);
  });

  test.each(NOT_FAILED)("%s changes nothing", async (name) => {
    expect((await post(await mail(name))).status).toBe(204);
    expect(await reached()).toBe("sent");
  });

  test("a report about somebody else's mail changes nothing", async () => {
    for (const id of ["<them@elsewhere.example>", `<notice-${asked.run}.${"0".repeat(32)}@x>`])
      expect((await post(returnedMail("postfix-failed", id))).status).toBe(204);
    expect(await reached()).toBe("sent");
  });

  test.each(["", "wrong", `${SECRET}x`, SECRET.slice(1)])(
    "refuses the secret %j, and says so before it reads a word",
    async (secret) => {
      const answer = await post(await mail("postfix-failed"), secret);
      expect(answer.status).toBe(401);
      expect(await refused(answer)).toMatchObject({ code: "sign-in-rejected" });
    },
  );

  test.each(["", "no message", "\0\0\0", "{}"])("refuses %j as no message", async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await refused(answer)).toMatchObject({ code: "malformed-request" });
  });

  test("refuses more than a megabyte", async () => {
    const answer = await post((await mail("postfix-failed")) + "x".repeat(1_048_576));
    expect(answer.status).toBe(413);
    expect(await refused(answer)).toMatchObject({ code: "too-large" });
  });

  test("without a secret there is no such address", async () => {
    const closed = returnedMailRoutes({ record, now, secret: undefined });
    expect((await closed.request("/mail/returned", { method: "POST" })).status).toBe(404);
  });
});
