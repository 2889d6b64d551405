import { randomUUID } from "node:crypto";
import { HTTPException } from "hono/http-exception";
import { derivedUuid } from "../api/derived-uuid.ts";
import { isUuid } from "../domain/written/uuid.ts";

/** What a form sent, by the names of its inputs. Files go where files are kept as they arrive (`takeUploads`). */
export type Body = {
  /** Trimmed; empty when absent. @throws HTTPException 400 when it was sent more than once. */
  text(name: string): string;
  /** A whole number that the page itself put there; NaN, which no contract takes, when anything else stands in its place. */
  whole(name: string): number;
  all(name: string): readonly string[];
  readonly names: readonly string[];
};

export function bodyOf(values: { readonly [name: string]: readonly string[] }): Body {
  const text = (name: string): string => {
    const [first = "", ...more] = values[name] ?? [];
    // Nobody could say which of two answers to one question counts.
    if (more.length > 0) throw malformed();
    return first.replaceAll("\r\n", "\n").trim();
  };
  return {
    text,
    whole: (name) => wholeOf(text(name)),
    all: (name) => values[name] ?? [],
    names: Object.keys(values),
  };
}

/** See `Body.whole`. */
export const wholeOf = (text: string): number =>
  /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;

/** What a button or a pair of choices says; undefined when it is neither. */
export const yesOrNo = (text: string): boolean | undefined =>
  text === "yes" ? true : text === "no" ? false : undefined;

export const emptyBody: Body = bodyOf({});

export const malformed = () => new HTTPException(400, { message: "The form cannot be read." });

/**
 * The idempotency key of one filled-in form: pressing the button twice counts once. Kept when the form is shown again
 * only if nothing was recorded, so it is fresh for each rendering.
 */
export const freshKey = (): string => randomUUID();

/** The form's key, or a fresh one when it is missing or was tampered with. */
export const keyOf = (body: Body): string => {
  const key = body.text("key");
  return isUuid(key) ? key : randomUUID();
};

/** A UUID for something that a form makes: the same form sent twice makes the same thing. */
export const idFrom = (key: string, purpose: string): string => derivedUuid("form", key, purpose);
