/**
 * A piece of a printed run, the same on a page and in a PDF. `level`: 1 is the title. Names in `text` may stand between marks that
 * isolate them from the words around (`isolated`).
 */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** In somebody's own words: line breaks are theirs. */
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({
  kind: "heading",
  level,
  text,
});

export const paragraph = (...sentences: readonly string[]): Block => ({
  kind: "paragraph",
  text: sentences.filter((one) => one !== "").join(" "),
});

export const words = (text: string): Block => ({ kind: "words", text });

/** Nothing for a list of nothing. */
export const list = (items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: "list", items }];
