import { isUtf8 } from "node:buffer";
import { bodyOf, malformed, type Body } from "./body.ts";
import type { PageContext } from "./page-env.ts";

/** @throws HTTPException 400 for a body that is no form, or holds bytes that are no UTF-8, which a decoder would replace. */
export async function readBody(c: PageContext): Promise<Body> {
  const sent = c.get("sent");
  if (sent !== undefined) return sent.body;
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const type = c.req.header("content-type") ?? "";
  const values: Record<string, string[]> = Object.create(null);
  for (const [name, value] of await entriesOf(bytes, type)) {
    if (typeof value === "string") (values[name] ??= []).push(value);
  }
  return bodyOf(values);
}

async function entriesOf(bytes: Uint8Array, type: string): Promise<Iterable<[string, unknown]>> {
  if (bytes.length === 0) return [];
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(type)) {
    const sent = Buffer.from(bytes).toString("latin1");
    // Each character is one byte here. What separates values is ASCII, so all of them can be looked at in one go.
    const unescaped = sent.replaceAll(/%([0-9a-f]{2})/giu, (_, byte: string) =>
      String.fromCodePoint(Number.parseInt(byte, 16)),
    );
    if (!isUtf8(bytes) || !isUtf8(Buffer.from(unescaped, "latin1"))) throw malformed();
    return new URLSearchParams(Buffer.from(bytes).toString("utf8"));
  }
  if (!/^multipart\/form-data\s*;/iu.test(type) || !isUtf8(bytes)) throw malformed();
  try {
    const sent = new Response(Buffer.from(bytes), { headers: { "content-type": type } });
    return await sent.formData();
  } catch {
    throw malformed();
  }
}
