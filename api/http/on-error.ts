import { HTTPException } from "hono/http-exception";
import type { ErrorHandler } from "hono";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { EntryRefused } from "../../audit/entry.ts";
import { failureOf, RecordUnavailable, sqlStateOf } from "../../audit/record-unavailable.ts";
import { problem, ProblemError, problemResponse } from "./problem.ts";

/** Seconds. PostgreSQL restarts within a few. */
const RETRY_AFTER = "2";

/** Where an error goes that nobody expected. It is told nothing that came from a person. */
export type ErrorLog = (error: unknown, route: string) => void;

/** Every error of a handler becomes a problem; what is inside of the server stays there. */
export const onError =
  (log: ErrorLog): ErrorHandler =>
  (error, c) => {
    if (error instanceof ProblemError) return problemResponse(error.problem, error.headers);
    if (isDatabaseAway(error)) {
      return problemResponse(
        problem("unavailable", "The database does not answer. What you sent was not acknowledged."),
        { "retry-after": RETRY_AFTER },
      );
    }
    if (isRunDamaged(error)) {
      log(error, `${c.req.method} ${c.req.routePath}`);
      return problemResponse(problem("run-damaged", error.message));
    }
    if (error instanceof EntryRefused) {
      return problemResponse(
        error.code === "too-large"
          ? problem("too-large", error.message)
          : problem("malformed-request", error.message),
      );
    }
    if (error instanceof HTTPException && error.status < 500) {
      return problemResponse(problem("malformed-request", "The request cannot be understood."));
    }
    log(error, `${c.req.method} ${c.req.routePath}`);
    return problemResponse(
      problem("internal-error", "The cause was written to this server's log."),
    );
  };

/** Whether it concerns one run alone, which can't be read. */
export const isRunDamaged = (error: unknown): error is DamagedRun => error instanceof DamagedRun;

const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/;
/** What `pg` says without any code. */
const DRIVER =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|cannot use a pool after/i;

/** Whether PostgreSQL is away, starting, stopping or full. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof RecordUnavailable) return true;
    if (sqlStateOf(at) !== undefined) return ["unknown", "unavailable"].includes(failureOf(at));
    if ("code" in at && typeof at.code === "string" && SOCKET.test(at.code)) return true;
    if (DRIVER.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
