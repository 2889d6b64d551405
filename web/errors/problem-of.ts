import { HTTPException } from "hono/http-exception";
import type { ProblemKind } from "./problem-page.tsx";

/** SQLSTATE classes for a server that is away, starting, stopping or full; and the driver's own socket errors. */
const AWAY = /^(?:08|57P|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/u;

const codeOf = (error: object): string =>
  "code" in error && typeof error.code === "string" ? error.code : "";

/** Which page to show for an error that nobody expected. */
export function problemOf(error: unknown): ProblemKind {
  if (error instanceof HTTPException) {
    if (error.status === 503) return "unavailable";
    if (error.status === 404) return "not-found";
    return error.status < 500 ? "not-allowed" : "broken";
  }
  for (let at = error; at instanceof Error; at = at.cause) {
    if (AWAY.test(codeOf(at)) || /connection terminated|timeout exceeded/iu.test(at.message)) {
      return "unavailable";
    }
  }
  return "broken";
}
