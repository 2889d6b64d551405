import { isUtf8 } from "node:buffer";
import { problem, ProblemError } from "./problem.ts";
import { repeatedName } from "./repeated-name.ts";

/** Bytes. A form of many long answers fits; an entry of the record is smaller anyway. */
export const BODY_LIMIT = 256 * 1024;
/** Levels of nesting, so that no reader of the value can be driven out of its stack. */
const DEPTH_LIMIT = 32;
/** Sent by no program that keeps to RFC 8259 (section 8.1); some editors put it before a file. */
const BYTE_ORDER_MARK = "\uFEFF";

const tooLarge = (): ProblemError =>
  new ProblemError(
    problem("too-large", `A request may have at most ${BODY_LIMIT} bytes.`),
    // What is left of the body is not read, so the connection cannot serve another request.
    { connection: "close" },
  );

/**
 * Reads a JSON body, within the limit, whatever length the caller claims.
 * @throws ProblemError `not-json` (415), `too-large` (413) or `malformed-request` (400).
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  if (text !== "" && !isJson(request.headers.get("content-type"))) {
    throw new ProblemError(problem("not-json", "This address takes JSON."));
  }
  if (text === "") {
    throw new ProblemError(
      problem("malformed-request", "The request has no body; JSON was expected."),
    );
  }
  if (text.startsWith(BYTE_ORDER_MARK)) {
    throw new ProblemError(
      problem(
        "malformed-request",
        "The body begins with a byte-order mark. Send it as UTF-8 without one.",
      ),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError(problem("malformed-request", "The body is not valid JSON."));
  }
  const twice = repeatedName(text);
  if (twice !== null) {
    throw new ProblemError(
      problem(
        "malformed-request",
        `An object of the body names ${twice} twice. Programs disagree on which of the two counts.`,
      ),
    );
  }
  if (!isOrdinary(value, DEPTH_LIMIT)) {
    throw new ProblemError(
      problem(
        "malformed-request",
        `The body is nested deeper than ${DEPTH_LIMIT} levels, or holds text that is not valid Unicode.`,
      ),
    );
  }
  return value;
}

const isJson = (type: string | null): boolean =>
  type !== null && /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);

/** @throws ProblemError `malformed-request` for bytes that are no UTF-8: a decoder would put U+FFFD into what people sign. */
async function readText(request: Request): Promise<string> {
  const bytes = await readBytes(request);
  if (!isUtf8(bytes)) {
    throw new ProblemError(problem("malformed-request", "The body is not valid UTF-8."));
  }
  return Buffer.from(bytes).toString("utf8");
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const claimed = request.headers.get("content-length");
  if (claimed !== null) {
    // The server reads no more than the claimed length of a request.
    if (Number(claimed) > BODY_LIMIT) throw tooLarge();
    return new Uint8Array(await request.arrayBuffer());
  }
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Text without lone surrogates and NUL (neither RFC 8785 nor PostgreSQL can hold them), and not too deep. */
function isOrdinary(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isOrdinary(item, depth - 1));
  for (const [key, item] of Object.entries(value)) {
    if (key === "__proto__" || !isOrdinary(key, 1) || !isOrdinary(item, depth - 1)) return false;
  }
  return true;
}
