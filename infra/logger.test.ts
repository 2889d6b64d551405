import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { RecordUnavailable } from "../audit/record-unavailable.ts";
import { createLogger } from "./logger.ts";

/** What one call writes, as text and as the object that a reader of the log gets. */
function logged(what: object): { readonly text: string; readonly line: Record<string, unknown> } {
  let text = "";
  const log = createLogger("test", { logLevel: "info" }, { write: (line) => void (text += line) });
  log.warn(what, "something failed");
  const line: unknown = JSON.parse(text);
  return { text, line: typeof line === "object" && line !== null ? { ...line } : {} };
}

const kinds = [Error, TypeError, RangeError];
const chain = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.uuid()), { minLength: 1, maxLength: 5 })
  .map((links) => ({
    messages: links.map(([, message]) => message),
    error: links.reduceRight<Error | undefined>(
      (cause, [Kind, message]) => new Kind(message, cause === undefined ? {} : { cause }),
      undefined,
    ),
  }));

test("an error is written with the messages of its whole chain of causes, whatever the key and however deep", () => {
  fc.assert(
    fc.property(
      chain,
      fc.constantFrom("error", "err", "reason", "meta"),
      fc.integer({ min: 0, max: 4 }),
      ({ error, messages }, key, depth) => {
        let what: object = { [key]: error };
        for (let level = 0; level < depth; level += 1) what = { [key]: what };
        const { text } = logged(what);
        for (const message of messages) expect(text).toContain(message);
        expect(text).not.toContain("{}");
      },
    ),
  );
});

test("several errors in one are all written; a chain that bites its tail has an end", () => {
  const { text } = logged({ error: new AggregateError([new Error("one"), new Error("two")]) });
  expect(text).toMatch(/"one".*"two"/u);
  const loop = new Error("round");
  loop.cause = loop;
  expect(logged({ error: loop }).line["error"]).toMatchObject({ cause: { message: "round" } });
});

function databaseError(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, "error"), {
    code,
    severity: "ERROR",
    detail: "Key (email)=(sam@example.org) already exists.",
    where: "PL/pgSQL function said sam@example.org",
    hint: "sam@example.org",
    internalQuery: "select 'sam@example.org'",
    parameters: ["sam@example.org"],
    table: "person",
    constraint: "person_email",
  });
}

test.each([
  ["23505", 'duplicate key value violates unique constraint "person_email"'],
  ["22P02", 'invalid input syntax for type uuid: "sam@example.org"'],
])("PostgreSQL's error %s is told by its names and never by a value", (code, message) => {
  const { text, line } = logged({
    error: new Error("it could not be stored", { cause: databaseError(code, message) }),
  });
  expect(text).not.toContain("sam@example.org");
  expect(line["error"]).toMatchObject({
    message: "it could not be stored",
    cause: { code, table: "person", constraint: "person_email", stack: expect.any(String) },
  });
});

test("a wrapped error of the database's own message stays free of values, too", () => {
  const cause = databaseError("22P02", 'invalid input syntax for type uuid: "sam@example.org"');
  expect(logged({ error: new RecordUnavailable("no", cause) }).text).not.toContain("sam@");
});
