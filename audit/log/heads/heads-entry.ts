import { HASH_SIZE } from "../merkle.ts";

/** The stream in which the log states the heads of all others. It is the same in every log, and no UUID that anything else gets. */
export const LOG_STREAM = "00000000-0000-7000-8000-000000000000";

/** Its data are the map of heads of the log's first `size` entries, and its `root`, in hex. */
export const HEADS_STATED = "headsStated";

/** What a log's entry states of heads, or null. @param event as its entry holds it. */
export const headsIn = (event: {
  readonly run: string;
  readonly type: string;
  readonly data: unknown;
}): { readonly size: number; readonly root: Uint8Array } | null => {
  if (event.run !== LOG_STREAM || event.type !== HEADS_STATED) return null;
  const data: { readonly size?: unknown; readonly root?: unknown } = Object(event.data);
  if (Object.keys(data).toSorted().join() !== "root,size") return null;
  const { size, root } = data;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) return null;
  if (typeof root !== "string" || !/^[0-9a-f]{64}$/u.test(root)) return null;
  const bytes = Array.from({ length: HASH_SIZE }, (_, at) =>
    Number.parseInt(root.slice(2 * at, 2 * at + 2), 16),
  );
  return { size, root: Uint8Array.from(bytes) };
};
