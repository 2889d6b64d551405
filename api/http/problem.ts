import type { RefusalCode } from "../../domain/refusal.ts";
import { DATA_HEADERS } from "./security-headers.ts";

/** One thing that is wrong with a request. `pointer`: where, as a JSON pointer into the body (RFC 6901), or the parameter. */
export type FieldError = { readonly pointer: string; readonly message: string };

/** Problem details (RFC 9457) with two members of our own: `code` for programs, `mend` for people. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  readonly mend: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldError[];
  /** For an edit that came second: the version which is current now. */
  readonly currentVersion?: number;
};

export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 412
  | 413
  | 415
  | 416
  | 422
  | 428
  | 429
  | 500
  | 503;

type Kind = { readonly status: ProblemStatus; readonly title: string; readonly mend: string };

/** What can go wrong on the way to a service, by code. */
const OWN = {
  "malformed-request": {
    status: 400,
    title: "The request cannot be read",
    mend: "Send what the documentation of this address describes.",
  },
  "invalid-link": {
    status: 400,
    title: "The link does not work",
    mend: "A link works once and for some hours. Ask for a new one.",
  },
  "sign-in-needed": {
    status: 401,
    title: "Nobody is signed in",
    mend: "Sign in, or send a token: Authorization: Bearer …",
  },
  "sign-in-rejected": {
    status: 401,
    title: "The sign-in is not valid any more",
    mend: "Sign in again, or ask an administrator for a new token.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    mend: "Ask an administrator of your organisation whether your role should include it.",
  },
  "persons-word": {
    status: 403,
    title: "Only a person can say or decide this",
    mend: "Let the person sign in with their own link and do it themselves. No token can, whatever its role.",
  },
  "new-address": {
    status: 403,
    title: "This sign-in came by a new email address",
    mend: "Wait until the address counts. Or say that it is yours where you were signed in before it was changed: under “Who can act, and as whom”.",
  },
  "cross-site": {
    status: 403,
    title: "The request came from another site",
    mend: "Use the pages of this site, or a token instead of a cookie.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    mend: "Check the address. What belongs to others is not shown.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This address does not take that method",
    mend: "Use one of the methods that the Allow header names.",
  },
  "key-reused": {
    status: 422,
    title: "The Idempotency-Key was used for another request",
    mend: "Use a fresh key for each new request, and the same key only to repeat one.",
  },
  "too-large": {
    status: 413,
    title: "The request is too large",
    mend: "Shorten it. The limit stands in the detail.",
  },
  "file-too-large": {
    status: 413,
    title: "The file is too large",
    mend: "Make it smaller, or share it in parts. The limit stands in the detail.",
  },
  "file-type": {
    status: 415,
    title: "The file is of a type that is not taken here",
    mend: "Save it in a form that the question takes, and send that form's Content-Type.",
  },
  "file-empty": {
    status: 422,
    title: "The file is empty",
    mend: "Send its bytes as the body of the request.",
  },
  "file-refused": {
    status: 422,
    title: "The check for harmful files found something in the file",
    mend: "Don't open it again. Make the file anew, or ask whoever gave it to you.",
  },
  "file-not-checked": {
    status: 503,
    title: "The file could not be checked for harmful content",
    mend: "Send it again in a few minutes. If it keeps happening, tell whoever runs this server.",
  },
  "file-stalled": {
    status: 408,
    title: "The file stopped arriving",
    mend: "Send it again, over a better connection.",
  },
  "range-not-there": {
    status: 416,
    title: "The file has no such bytes",
    mend: "Ask for bytes that it has; Content-Range says how many there are.",
  },
  "not-json": {
    status: 415,
    title: "The request is not JSON",
    mend: "Send JSON with Content-Type: application/json.",
  },
  invalid: {
    status: 422,
    title: "Something in the request is not right",
    mend: "Correct what the errors name and send it again.",
  },
  "precondition-required": {
    status: 428,
    title: "Say which version you edited",
    mend: 'Read the form, and send the ETag of what you read as If-Match. Before the first version it is "0".',
  },
  "too-many-requests": {
    status: 429,
    title: "Too many attempts",
    mend: "Wait as long as the Retry-After header says.",
  },
  "run-damaged": {
    status: 500,
    title: "The record of this run is damaged",
    mend: "Its evidence can still be fetched as a bundle. Whoever runs this server has been told; everything else goes on.",
  },
  "internal-error": {
    status: 500,
    title: "Something went wrong here",
    mend: "Try again. If it keeps happening, tell whoever runs this server.",
  },
  unavailable: {
    status: 503,
    title: "The record cannot be reached",
    mend: "Send it again after Retry-After. With the same Idempotency-Key nothing happens twice.",
  },
} as const satisfies { readonly [code: string]: Kind };

type OwnCode = keyof typeof OWN;
export type ProblemCode = OwnCode | RefusalCode;

const NOT_ALLOWED = { status: 403, title: "The rules do not allow this to you" } as const;
const UNKNOWN = { status: 404, title: "There is no such thing in this run" } as const;
const NOT_NOW = { status: 409, title: "The run does not allow this now" } as const;
const INVALID = { status: 422, title: "Something in the request is not right" } as const;

/** How each refusal of the rules answers over HTTP. A type error here means that the domain has a new one. */
const REFUSALS: { readonly [C in RefusalCode]: Pick<Kind, "status" | "title"> } = {
  "unknown-run": UNKNOWN,
  "unknown-member": UNKNOWN,
  "unknown-step": UNKNOWN,
  "unknown-part": UNKNOWN,
  "unknown-request": UNKNOWN,
  "unknown-objection": UNKNOWN,
  "unknown-contribution": UNKNOWN,
  "unknown-need": UNKNOWN,
  "unknown-payment": UNKNOWN,
  "unknown-claim": UNKNOWN,
  "unknown-fact": UNKNOWN,
  "unknown-link": UNKNOWN,
  "unknown-indicator": UNKNOWN,
  "unknown-poll": UNKNOWN,
  "not-a-voter": NOT_ALLOWED,
  "already-opened": NOT_NOW,
  "poll-closed": NOT_NOW,
  "already-voted": NOT_NOW,
  "no-options": NOT_NOW,
  "invalid-ballot": INVALID,
  "unknown-session": UNKNOWN,
  "unknown-credential": UNKNOWN,
  "not-allowed": NOT_ALLOWED,
  "engine-only": NOT_ALLOWED,
  "not-yourself": NOT_ALLOWED,
  "not-an-author": NOT_ALLOWED,
  "not-eligible": NOT_ALLOWED,
  "author-cannot-answer": NOT_ALLOWED,
  "asker-cannot-answer": NOT_ALLOWED,
  "asked-next-time": NOT_NOW,
  "answered-themselves": NOT_ALLOWED,
  "launcher-cannot-answer": NOT_ALLOWED,
  recused: NOT_ALLOWED,
  "not-your-objection": NOT_ALLOWED,
  "delegate-not-pwle": NOT_ALLOWED,
  "role-not-here": NOT_ALLOWED,
  "not-a-guardian": NOT_ALLOWED,
  "edit-conflict": { status: 412, title: "Somebody else saved a newer version" },
  "already-launched": NOT_NOW,
  "run-finished": NOT_NOW,
  "run-paused": NOT_NOW,
  "not-paused": NOT_NOW,
  "already-member": NOT_NOW,
  "member-withdrew": NOT_NOW,
  "member-lost": NOT_NOW,
  "loss-needs-lived-experience": NOT_ALLOWED,
  "step-not-open": NOT_NOW,
  "part-not-open": NOT_NOW,
  "nothing-changed": NOT_NOW,
  "no-version": NOT_NOW,
  "not-current-version": NOT_NOW,
  "wrong-digest": NOT_NOW,
  "passkey-invalid": NOT_NOW,
  "already-requested": NOT_NOW,
  "gate-closed": NOT_NOW,
  "gate-not-ready": NOT_NOW,
  "nothing-to-confirm": NOT_NOW,
  "already-answered": NOT_NOW,
  "already-told": NOT_NOW,
  "already-linked": NOT_NOW,
  "template-retired": NOT_NOW,
  "delegation-exists": NOT_NOW,
  "no-delegation": NOT_NOW,
  "not-delivering": NOT_NOW,
  "delivery-order": NOT_NOW,
  "session-order": NOT_NOW,
  "no-voices": NOT_NOW,
  "credential-not-earned": NOT_NOW,
  "credential-not-shown": NOT_NOW,
  "sites-incomplete": NOT_NOW,
  "not-due": NOT_NOW,
  "group-incomplete": NOT_NOW,
  "form-incomplete": INVALID,
  "wrong-rule": INVALID,
  "invalid-ranking": INVALID,
  "session-leaders": INVALID,
  "parameter-missing": INVALID,
  "parameter-invalid": INVALID,
  "invalid-date": INVALID,
  "too-large": { status: 413, title: "This is too large for one entry of the record" },
};

export const OWN_CODES: readonly OwnCode[] = Object.keys(OWN).filter(isOwn);
export const REFUSAL_CODES: readonly RefusalCode[] = Object.keys(REFUSALS).filter(isRefusal);

function isOwn(code: string): code is OwnCode {
  return Object.hasOwn(OWN, code);
}
function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

export const statusOf = (code: ProblemCode): ProblemStatus =>
  isOwn(code) ? OWN[code].status : REFUSALS[code].status;

export const titleOf = (code: ProblemCode): string =>
  isOwn(code) ? OWN[code].title : REFUSALS[code].title;

/** How to mend it in general; a refusal brings its own. */
export const mendOf = (code: ProblemCode): string =>
  isOwn(code) ? OWN[code].mend : "The answer says what to do.";

/** Describes a problem. Its `type` leads to the list of problems in this server's own documentation. */
export const problem = (
  code: ProblemCode,
  detail: string,
  more: {
    readonly mend?: string;
    readonly errors?: readonly FieldError[];
    readonly currentVersion?: number;
  } = {},
): Problem => ({
  type: `/docs#problem-${code}`,
  title: titleOf(code),
  status: statusOf(code),
  detail,
  mend: more.mend ?? mendOf(code),
  code,
  ...(more.errors === undefined ? {} : { errors: more.errors }),
  ...(more.currentVersion === undefined ? {} : { currentVersion: more.currentVersion }),
});

/** A problem on its way out of a handler. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  readonly headers: { readonly [name: string]: string };

  constructor(described: Problem, headers: { readonly [name: string]: string } = {}) {
    super(described.title);
    this.problem = described;
    this.headers = headers;
  }
}

/** The answer that carries a problem. */
export const problemResponse = (
  described: Problem,
  headers: { readonly [name: string]: string } = {},
): Response =>
  new Response(JSON.stringify(described), {
    status: described.status,
    headers: {
      ...DATA_HEADERS,
      "content-type": "application/problem+json",
      ...headers,
    },
  });
