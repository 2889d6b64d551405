import { useWords } from "../language/language.tsx";
import type { Frame } from "../frame.ts";
import { layoutWords } from "./layout-words.ts";

/** Shown by the script when it brought back half-written words. */
export const DraftNote = () => (
  <p class="panel panel-wait" data-draft-note hidden role="status">
    {useWords(layoutWords).draftKept}
  </p>
);

/** Whose half-written words, of which form: another person on the same device never sees them. */
export const draftKey = (frame: Frame, form: string): string =>
  `${frame.principal?.id ?? "nobody"}:${form}`;
