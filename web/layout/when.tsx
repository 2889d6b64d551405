import type { Frame } from "../frame.ts";
import { dayWords, timeWords } from "../../domain/time-words.ts";

/** A moment in the reader's own zone, in words, with the exact time for machines. */
export const When = ({ at, frame }: { readonly at: string; readonly frame: Frame }) => (
  <time datetime={at}>{timeWords(at, frame)}</time>
);

export const Day = ({ at, frame }: { readonly at: string; readonly frame: Frame }) => (
  <time datetime={at}>{dayWords(at, frame)}</time>
);
