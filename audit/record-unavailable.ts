/**
 * PostgreSQL cannot be reached or cannot serve. Nothing was acknowledged. With `stored: "no"` nothing was stored either;
 * with "unknown" the connection broke after sending, and the outcome could not be read back in time: repeat the command
 * with its key, and the answer will be the first outcome.
 */
export class RecordUnavailable extends Error {
  readonly code = "record-unavailable";
  readonly stored: "no" | "unknown";

  constructor(stored: "no" | "unknown", cause: unknown) {
    super(
      `The record cannot be reached: ${cause instanceof Error ? cause.message || cause.name : String(cause)}. Try again in a moment.`,
      { cause },
    );
    this.name = "RecordUnavailable";
    this.stored = stored;
  }
}

/** What a failed statement says about its transaction. */
export type Failure =
  /** Rolled back, and the same again would fail again. */
  | "rejected"
  /** Rolled back because of what others did at that moment. */
  | "retry"
  /** Rolled back because the server cannot serve now. */
  | "unavailable"
  /** The connection is gone: it may have been committed. */
  | "unknown";

const UNAVAILABLE = new Set(["25006", "55P03", "57014"]);

/** By SQLSTATE (PostgreSQL, appendix A). An error without one came from the connection. */
export function failureOf(error: unknown): Failure {
  const state = sqlStateOf(error);
  if (state === undefined || state.startsWith("08") || state.startsWith("57P")) return "unknown";
  if (state === "40001" || state === "40P01") return "retry";
  if (UNAVAILABLE.has(state) || state.startsWith("53") || state.startsWith("58")) {
    return "unavailable";
  }
  return "rejected";
}

/** The five characters of an error that the server reported. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
