import { createHash, randomUUID } from "node:crypto";
import type { PageContext } from "./page-env.ts";

/** What a form sent, by the names of its inputs. Files are not accepted anywhere. */
export type Body = {
  /** Trimmed; empty when absent. */
  text(name: string): string;
  all(name: string): readonly string[];
  readonly names: readonly string[];
};

export const bodyOf = (values: { readonly [name: string]: readonly string[] }): Body => ({
  text: (name) => (values[name]?.[0] ?? "").replaceAll("\r\n", "\n").trim(),
  all: (name) => values[name] ?? [],
  names: Object.keys(values),
});

export const emptyBody: Body = bodyOf({});

export async function readBody(c: PageContext): Promise<Body> {
  const parsed = await c.req.parseBody({ all: true });
  const strings = (value: unknown): readonly string[] => {
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  };
  return bodyOf(
    Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, strings(value)])),
  );
}

/**
 * The idempotency key of one filled-in form: pressing the button twice counts once. Kept when the form is shown again
 * only if nothing was recorded, so it is fresh for each rendering.
 */
export const freshKey = (): string => randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** The form's key, or a fresh one when it is missing or was tampered with. */
export const keyOf = (body: Body): string => {
  const key = body.text("key");
  return UUID.test(key) ? key : randomUUID();
};

export const isUuid = (value: string): boolean => UUID.test(value);

/** A UUID for something that a form makes: the same form sent twice makes the same thing. */
export function idFrom(key: string, purpose: string): string {
  const hex = createHash("sha256").update(`${key}/${purpose}`).digest("hex");
  // Version and variant as RFC 9562, section 5.4, sets them
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
