import { describe, expect, test } from "vitest";
import { noticeMessageId, readMessageId } from "../../activities/mail/message-id.ts";
import { FAILED, NOT_FAILED, returnedMail } from "../../test/support/returned-mails.ts";
import { NoMessage, readReturn } from "./read-return.ts";

const RUN = "0192a3f0-0000-7000-8000-000000000001";
const ID = noticeMessageId(
  RUN,
  { about: "ask", member: "ada", kind: "request", ordinal: 1 },
  "https://alongside.example.org",
);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a message that came back", () => {
  test.each(FAILED)("%s names the notice that did not arrive", async (name) => {
    const named = await readReturn(bytes(returnedMail(name, ID)));
    expect(named.map(readMessageId)).toContainEqual(readMessageId(ID));
    const unix = returnedMail(name, ID).replaceAll("\r\n", "\n");
    expect(await readReturn(bytes(unix))).toEqual(named);
  });

  test.each(NOT_FAILED)("%s names nothing", async (name) => {
    expect(await readReturn(bytes(returnedMail(name, ID)))).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["words", "Action: failed"],
    ["JSON", '{"from": "somebody"}'],
    ["zeros", "\0".repeat(1000)],
    [
      "a report that nobody sent",
      returnedMail("postfix-failed", ID).replace(/^From: .*\r\n/mu, ""),
    ],
  ])("%s is no message", async (_, text) => {
    await expect(readReturn(bytes(text))).rejects.toBeInstanceOf(NoMessage);
  });
});
