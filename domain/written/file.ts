import type { Field } from "../template.ts";
import { normalLine, textFault } from "./text.ts";
import { isUuid } from "./uuid.ts";

/**
 * A file as an answer names it. `file`: the UUID under which it was uploaded; `size`: bytes; `type`: its media type;
 * `sha256`: of its bytes, hex.
 */
export type FileValue = {
  readonly file: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
};

/** Characters of a file's name: what common file systems take. */
export const NAME_MOST = 255;

/** RFC 6838, section 4.2, in small letters and without parameters. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/u;
const MEMBERS = ["file", "name", "sha256", "size", "type"] as const;

const isRecord = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Why this is no name of a file, and how to mend it; null when it is one. */
export const fileNameFault = (name: string): string | null =>
  /[\\/]/u.test(name)
    ? "The name of a file has no slashes. Give it without its folder."
    : textFault(name, { most: NAME_MOST, lines: "one" });

export const isFileValue = (value: unknown): value is FileValue => {
  if (!isRecord(value)) return false;
  const { file, name, size, type, sha256 } = value;
  return (
    Object.keys(value).toSorted().join() === MEMBERS.join() &&
    typeof file === "string" &&
    isUuid(file) &&
    typeof name === "string" &&
    name === normalLine(name) &&
    fileNameFault(name) === null &&
    typeof size === "number" &&
    Number.isSafeInteger(size) &&
    size > 0 &&
    typeof type === "string" &&
    MEDIA_TYPE.test(type) &&
    typeof sha256 === "string" &&
    /^[0-9a-f]{64}$/u.test(sha256)
  );
};

/** Whether a media type is one of `accept`, where `video/*` stands for every video. Absent: all are. */
export const accepts = (accept: readonly string[] | undefined, type: string): boolean =>
  accept === undefined ||
  accept.some((one) => (one.endsWith("/*") ? type.startsWith(one.slice(0, -1)) : one === type));

/** A size for people, like `12.4 MB`. `size`: bytes; a megabyte has a million of them, as phones and file managers count. */
export const sizeWords = (size: number): string => {
  if (size < 1_000) return size === 1 ? "1 byte" : `${size} bytes`;
  const [unit, name]: readonly [number, string] =
    size < 999_950 ? [1e3, "KB"] : size < 999_950_000 ? [1e6, "MB"] : [1e9, "GB"];
  return `${(size / unit).toFixed(1).replace(/\.0$/u, "")} ${name}`;
};

/** Names that people know of media types that programmes use. */
const KNOWN: { readonly [type: string]: string } = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation":
    "PowerPoint presentation",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel spreadsheet",
  "application/vnd.oasis.opendocument.text": "OpenDocument text",
  "application/zip": "ZIP archive",
  "application/json": "JSON",
  "audio/*": "audio",
  "audio/mpeg": "MP3",
  "image/*": "picture",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "text/*": "text",
  "text/csv": "CSV",
  "text/plain": "plain text",
  "video/*": "video",
  "video/mp4": "MP4 video",
};

/** A media type in words that people know, or as it is written. */
export const typeWords = (type: string): string =>
  KNOWN[type] ?? KNOWN[`${type.split("/")[0] ?? ""}/*`] ?? type;

type FileFault = {
  readonly code: "wrong-kind" | "too-large" | "wrong-type";
  readonly message: string;
};

/** What is wrong with a file for this question, before anything of it is looked at but its size and type. */
export const fileFitFault = (
  { label, accept, maxBytes }: Pick<Field, "label" | "accept" | "maxBytes">,
  { size, type }: Pick<FileValue, "size" | "type">,
): FileFault | null => {
  if (!accepts(accept, type)) {
    const wanted = [...new Set((accept ?? []).map(typeWords))].join(", ");
    return {
      code: "wrong-type",
      message: `"${label}" takes ${wanted}, and this is ${type}. Save it in one of these forms and choose it again.`,
    };
  }
  return maxBytes !== undefined && size > maxBytes
    ? {
        code: "too-large",
        message: `"${label}" takes files of up to ${sizeWords(maxBytes)}. Make it smaller, or share it in parts.`,
      }
    : null;
};

/** Everything that is wrong with an answer to a question of kind `file`. */
export const fileFaults = (field: Field, value: unknown): readonly FileFault[] => {
  if (!isFileValue(value)) {
    const message = `"${field.label}" needs a file. Upload it first, then name it by its id.`;
    return [{ code: "wrong-kind", message }];
  }
  const fault = fileFitFault(field, value);
  return fault === null ? [] : [fault];
};
