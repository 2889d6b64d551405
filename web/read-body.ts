import { isUtf8 } from "node:buffer";
import { bodyOf, malformed, type Body } from "./body.ts";
import type { PageContext } from "./page-env.ts";

/** @throws HTTPException 400 for a body that is no form, or whose words hold bytes that are no UTF-8, which a decoder would replace. */
export async function readBody(c: PageContext): Promise<Body> {
  return c.get("sent")?.body ?? (await readBodyWithText(c)).body;
}

/**
 * As `readBody`, of a form that may carry one small file of text. A table program may have written that in Windows-1252, which is what
 * bytes are taken for that are no UTF-8.
 * @param input the file's. @returns its text; empty when none was chosen.
 */
export async function readBodyWithText(
  c: PageContext,
  input?: string,
): Promise<{ readonly body: Body; readonly text: string }> {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const isText = isUtf8(bytes);
  const values: Record<string, string[]> = Object.create(null);
  let text = "";
  for (const [name, value] of await entriesOf(bytes, c.req.header("content-type") ?? "")) {
    if (value instanceof File && name === input) text = wordsIn(await value.arrayBuffer());
    if (typeof value !== "string") continue;
    if (!isText && `${name}${value}`.includes("\ufffd")) throw malformed();
    (values[name] ??= []).push(value);
  }
  return { body: bodyOf(values), text };
}

const wordsIn = (bytes: ArrayBuffer): string =>
  new TextDecoder(isUtf8(new Uint8Array(bytes)) ? "utf-8" : "windows-1252").decode(bytes);

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
  if (!/^multipart\/form-data\s*;/iu.test(type)) throw malformed();
  try {
    const sent = new Response(Buffer.from(bytes), { headers: { "content-type": type } });
    return await sent.formData();
  } catch {
    throw malformed();
  }
}
