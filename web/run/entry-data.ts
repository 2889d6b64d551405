import type { HistoryEntry } from "../../api/services/history-page.ts";

/** A text of an entry: as written, erased (or not for this reader), or never given. */
export type EntryText =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "erased" }
  | { readonly kind: "none" };

/** Reads the data of one line of history, whose shape depends on its type, without trusting that shape. */
export type EntryData = {
  text(name: string): string | null;
  number(name: string): number | null;
  flag(name: string): boolean;
  list(name: string): readonly string[];
  /** What stands together under a name, such as how a helper took an answer; null when there is nothing. */
  inside(name: string): EntryData | null;
  words(name: string): EntryText;
  /** Names of the data's own sealed texts, in the record's order. */
  readonly sealed: readonly string[];
};

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function dataOf({ data, disclosed }: Pick<HistoryEntry, "data" | "disclosed">): EntryData {
  const fields = isRecord(data) ? data : {};
  return {
    sealed: Object.keys(fields).filter((name) => {
      const value = fields[name];
      return isRecord(value) && typeof value["commitment"] === "string";
    }),
    text: (name) => {
      const value = fields[name];
      return typeof value === "string" ? value : null;
    },
    number: (name) => {
      const value = fields[name];
      return typeof value === "number" ? value : null;
    },
    flag: (name) => fields[name] === true,
    list: (name) => {
      const value = fields[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    },
    inside: (name) => {
      const value = fields[name];
      return isRecord(value) ? dataOf({ data: value, disclosed }) : null;
    },
    words: (name) => {
      const value = fields[name];
      if (!isRecord(value) || typeof value["commitment"] !== "string") return { kind: "none" };
      const text = disclosed[value["commitment"]];
      return typeof text === "string" || typeof text === "number"
        ? { kind: "words", text: String(text) }
        : { kind: "erased" };
    },
  };
}
