import type { Stretch } from "../../audit/files/file-store.ts";

/** Types in which nothing can run, whatever opens them. An SVG or an HTML page holds scripts. */
const INERT: ReadonlySet<string> = new Set([
  "application/pdf",
  "audio/mp4",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "image/avif",
  "image/gif",
  "image/heic",
  "image/jpeg",
  "image/png",
  "image/webp",
  "text/plain",
  "video/mp4",
  "video/quicktime",
  "video/webm",
]);

/** The type under which a file is handed out: a browser is never told of one that it might run. */
export const servedAs = (type: string): string =>
  INERT.has(type) ? type : "application/octet-stream";

/**
 * The bytes that a Range header asks for (RFC 9110, section 14). Null: all of them, also when several ranges are asked for or the
 * header can't be read, as the standard allows.
 */
export function stretchOf(header: string | null, size: number): Stretch | "none-of-it" | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? "");
  const [first = "", last = ""] = asked?.slice(1) ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Number(last);
    return length === 0 ? "none-of-it" : { from: Math.max(0, size - length), to: size };
  }
  const from = Number(first);
  const to = last === "" ? size : Math.min(Number(last) + 1, size);
  if (last !== "" && Number(last) < from) return null;
  return from >= size ? "none-of-it" : { from, to };
}
