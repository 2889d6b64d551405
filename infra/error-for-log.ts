import { sqlStateOf } from "../audit/record-unavailable.ts";

/** Causes of causes that are written; a longer chain is a loop. */
const DEPTH = 8;

/**
 * What a log may hold of an error: its kind, message, code, where it was thrown, its causes; of PostgreSQL's errors also the
 * table, column and constraint concerned. PostgreSQL's `detail`, `where`, `hint`, `internalQuery` and parameters quote values,
 * and so do the messages of its data exceptions (SQLSTATE class 22) after their colon: they can be personal and are left out.
 */
export type ErrorForLog = {
  readonly type: string;
  readonly message: string;
  readonly [named: string]: unknown;
};

/** Short names of things, never their values. */
const NAMES = ["code", "severity", "schema", "table", "column", "constraint", "errno", "syscall"];

export function errorForLog(error: Error, depth = 0): ErrorForLog {
  const properties = new Map(Object.entries(error));
  const named = NAMES.flatMap((name) => {
    const value: unknown = properties.get(name);
    return typeof value === "string" || typeof value === "number" ? [[name, value]] : [];
  });
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  const inner = (cause: unknown): unknown =>
    cause instanceof Error ? errorForLog(cause, depth + 1) : typeof cause;
  const deeper = depth < DEPTH;
  return {
    type: error.name,
    message: messageOf(error),
    ...Object.fromEntries(named),
    ...(frames.length === 0 ? {} : { stack: frames.map((line) => line.trim()).join("\n") }),
    ...(deeper && error.cause !== undefined ? { cause: inner(error.cause) } : {}),
    ...(deeper && error instanceof AggregateError ? { errors: error.errors.map(inner) } : {}),
  };
}

/** The error's message without the values that PostgreSQL quotes in it, or in that of a cause which it repeats. */
function messageOf(error: Error): string {
  let { message } = error;
  let at: unknown = error;
  for (let depth = 0; depth < DEPTH && at instanceof Error; depth += 1) {
    const isData = sqlStateOf(at)?.startsWith("22") === true;
    if (isData) message = message.replaceAll(at.message, at.message.replace(/:.*$/su, ""));
    at = at.cause;
  }
  return message;
}

/** The same object with every error in it, at whatever key and depth, as a log may hold it. */
export function errorsForLog(line: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [key, forLog(value, depth)]),
  );
}

function forLog(value: unknown, depth: number): unknown {
  if (value instanceof Error) return errorForLog(value);
  if (depth >= DEPTH || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => forLog(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null
    ? errorsForLog({ ...value }, depth + 1)
    : value;
}
