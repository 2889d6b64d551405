import { HTTPException } from "hono/http-exception";
import { isDatabaseAway, isRunDamaged } from "../../api/http/on-error.ts";
import type { ProblemKind } from "./problem-page.tsx";

/** Which page to show for an error that nobody expected. */
export function problemOf(error: unknown): ProblemKind {
  if (error instanceof HTTPException) {
    if (error.status === 503) return "unavailable";
    if (error.status === 404) return "not-found";
    if (error.status === 400) return "malformed";
    return error.status < 500 ? "not-allowed" : "broken";
  }
  if (isRunDamaged(error)) return "damaged";
  return isDatabaseAway(error) ? "unavailable" : "broken";
}
