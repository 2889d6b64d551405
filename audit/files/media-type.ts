import { isUtf8 } from "node:buffer";
import { fileTypeFromBuffer } from "file-type";

/** Bytes from a file's start by which its kind is known. */
export const HEAD = 4_100;

/** What a program says that does not know what it sends. */
const UNKNOWN = "application/octet-stream";

/** Containers that hold files of other types: what is inside is not looked at. */
const CONTAINERS: { readonly [container: string]: RegExp } = {
  "application/zip":
    /^application\/(vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+|epub\+zip|vnd\.ms-.+)$/u,
  "application/x-cfb": /^application\/(msword|vnd\.ms-.+|x-msi|vnd\.visio)$/u,
  "application/xml": /^(application|image|text)\/(xml|.+\+xml)$/u,
  "video/mp4": /^(video|audio)\/(mp4|x-m4v|x-m4a|quicktime|3gpp2?)$/u,
  "video/quicktime": /^(video|audio)\/(mp4|x-m4v|quicktime)$/u,
  "video/webm": /^audio\/webm$/u,
  "video/matroska": /^(video|audio)\/(x-)?matroska$/u,
  "audio/ogg": /^(audio|video|application)\/ogg$/u,
};

/** Types of which nothing at the start says what they are, and which hold text alone. */
const TEXT = /^(text\/.+|application\/(json|yaml|rtf|.+\+json|.+\+xml|xml)|image\/svg\+xml)$/u;

/** The same type under an older name. */
const OLDER: { readonly [name: string]: string } = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/x-wav": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/wave": "audio/wav",
  "video/x-matroska": "video/matroska",
  "application/x-zip-compressed": "application/zip",
  "application/x-pdf": "application/pdf",
  "text/xml": "application/xml",
};

const plain = (type: string): string => {
  const name = (type.split(";")[0] ?? "").trim().toLowerCase();
  return OLDER[name] ?? name;
};

/**
 * The media type of a file: what it is declared to be, if what it starts with can be that; what it starts with, if nothing was
 * declared. Null when the two contradict each other.
 * @param head its first `HEAD` bytes, or all of it.
 */
export async function mediaTypeOf(declared: string, head: Uint8Array): Promise<string | null> {
  const said = plain(declared);
  const mime = (await fileTypeFromBuffer(head))?.mime;
  const found = mime === undefined ? null : plain(mime);
  if (said === "" || said === UNKNOWN) return found ?? (isText(head) ? "text/plain" : UNKNOWN);
  if (found === said) return said;
  if (found !== null) {
    const mayHold = CONTAINERS[found]?.test(said) === true;
    // A text of its own that begins like something else, as HTML may begin like XML.
    return mayHold ? said : null;
  }
  if (TEXT.test(said)) return isText(head) ? said : null;
  // A kind that is known by its start, and does not start so.
  return DETECTED.test(said) || isText(head) ? null : said;
}

/** Kinds that browsers and phones open by themselves: one of these is never taken on its word alone. */
const DETECTED =
  /^(image|video|audio|font)\/|^application\/(pdf|zip|gzip|.*officedocument.*|vnd\.oasis.*)$/u;

/** The last character may be cut off. */
const isText = (head: Uint8Array): boolean =>
  !head.includes(0) &&
  [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, Math.max(0, head.length - cut))));
