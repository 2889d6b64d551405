/** What programs do to a text on its way: none of it touches what the lines say. */
export type Alteration = "line-ends" | "byte-order-mark" | "spaces" | "last-newline";

/** A file in other bytes than ours, which can't be read as it is. */
export class Recoded extends Error {
  override readonly name = "Recoded";
}

const [TAB, CR, SPACE] = [0x09, 0x0d, 0x20];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** UTF-16 with its mark, or without it: a brace beside a zero byte. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  [
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0x7b, 0],
    [0, 0x7b],
  ].some((start) => beginsWith(bytes, start));

/**
 * A line as it was written, and what was done to it since. Canonical JSON ends with a bracket: whatever blank stands after it
 * came on the way.
 * @param number of the line, from 1. @throws Recoded
 */
export const asWritten = (
  line: Uint8Array,
  number: number,
): { readonly bytes: Uint8Array; readonly altered: readonly Alteration[] } => {
  const altered: Alteration[] = [];
  if (number === 1 && isUtf16(line)) throw new Recoded("It was saved as UTF-16.");
  const marked = number === 1 && beginsWith(line, BYTE_ORDER_MARK);
  if (marked) altered.push("byte-order-mark");
  let end = line.length;
  if (line[end - 1] === CR) {
    altered.push("line-ends");
    end -= 1;
  }
  const trimmed = end;
  while (line[end - 1] === SPACE || line[end - 1] === TAB) end -= 1;
  if (end < trimmed) altered.push("spaces");
  return { bytes: line.subarray(marked ? BYTE_ORDER_MARK.length : 0, end), altered };
};

const WORDS: { readonly [A in Alteration]: string } = {
  "line-ends": "its lines end as Windows ends them (CR LF)",
  "byte-order-mark": "it begins with a byte-order mark",
  spaces: "spaces stand at the ends of lines",
  "last-newline": "the newline at its very end is gone",
};

/** How to get it as it was. */
export const MEND =
  "Get the file again just as it is: download it, or have it sent packed (as a zip file), and do not save it from an editor.";

export const alteredInWords = (altered: readonly Alteration[]): string =>
  `The file was changed on its way, as mail programs and editors do: ${altered.map((one) => WORDS[one]).join(", ")}. Nobody tampers like that, and all else was checked without it. ${MEND}`;
