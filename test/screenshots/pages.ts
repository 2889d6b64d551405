import { createHash } from "node:crypto";
import path from "node:path";
import type { Scene, Shot } from "./shots.ts";

export const FOLDER = path.resolve(import.meta.dirname, "../../docs/screenshots");

/** In pixels. */
export const WIDTHS = [390, 1280] as const;

/** Ids, hashes that cover ids, and scripts, which no picture shows. */
const UNSEEN = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu,
  /\b[0-9a-f]{64}\b/gu,
  /\/static\/[\w./-]+\.js/gu,
] as const;

/** What a picture shows, as a hash: the page's HTML, and with it the name of its style, which is made of the style's contents. */
export async function fingerprint({ story }: Scene, { person, path: at }: Shot): Promise<string> {
  const headers = person === null ? undefined : { cookie: `fixture=${person}` };
  const answer = await story.app.request(at, headers === undefined ? {} : { headers });
  if (answer.status !== 200) throw new Error(`${at} answers ${answer.status}.`);
  const seen = UNSEEN.reduce((html, pattern) => html.replaceAll(pattern, "·"), await answer.text());
  return createHash("sha256").update(seen).digest("hex").slice(0, 16);
}
