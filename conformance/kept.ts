import { checkReceipt } from "../audit/receipt/check.ts";
import type { Newest } from "../audit/receipt/newest.ts";
import { canonicalBytes } from "../audit/entry.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { checkRunList } from "../audit/verify/runs/run-list.ts";
import { provenRunsOf, storedLog } from "../test/support/stored-log.ts";
import { receiptOf } from "../test/support/stored-receipt.ts";
import { runs } from "./runs.ts";
import { log, stranger } from "./seeded.ts";

/**
 * A receipt, or an organisation's list of runs. `newest`: what a receipt that holds says of newer entries (V23); null of a list, or where
 * it does not hold.
 */
export type KeptText = {
  readonly name: string;
  readonly kind: "receipt" | "runs";
  readonly text: string;
  readonly keys: readonly string[];
  readonly exit: number;
  readonly newest: Newest["kind"] | null;
};

/** What a check comes to, in the form of the vectors. */
export const keptOutcome = async ({
  kind,
  text,
  keys,
}: Pick<KeptText, "kind" | "text" | "keys">): Promise<Pick<KeptText, "exit" | "newest">> => {
  if (kind === "runs") {
    const { ok } = await checkRunList(Buffer.from(text), nodePorts, { keys, witnesses: [] });
    return { exit: ok ? 0 : 1, newest: null };
  }
  const { holds, newest } = await checkReceipt(nodePorts, text, keys);
  return { exit: holds ? 0 : 1, newest: holds ? newest.kind : null };
};

type Case = Pick<KeptText, "name" | "kind" | "text"> & { readonly keys?: readonly string[] };

const cases = async (): Promise<readonly Case[]> => {
  const { whole, every } = runs();
  if (whole === undefined || every === undefined) throw new Error("There are no runs.");
  const beside = storedLog([whole, every], log);
  const { rows } = beside;
  const last = rows.findLastIndex(({ run }) => run === whole.run);
  const receipt = (name: string, text: string, keys?: readonly string[]): Case => ({
    ...{ name, kind: "receipt", text },
    ...(keys !== undefined && { keys }),
  });
  const [newest, newer, plain] = [
    await receiptOf(beside, last),
    await receiptOf(beside, last - 8),
    await receiptOf(beside, last, { of: null }),
  ];
  const told = async (name: string, change: Parameters<typeof receiptOf>[2]): Promise<Case> =>
    receipt(name, await receiptOf(beside, last, change));
  const extra = (text: string): string =>
    newest.replace(/^extra .*$/mu, `extra ${Buffer.from(text).toString("base64")}`);
  const first = rows[0]?.run === whole.run ? whole.events[0] : every.events[0];
  const organisation = first?.type === "runLaunched" ? first.data.organisation : "";
  const list = await provenRunsOf(beside, organisation);
  const listed = (name: string, more: object, keys?: readonly string[]): Case => ({
    ...{ name, kind: "runs", text: canonicalBytes({ ...list, ...more }).toString("utf8") },
    ...(keys !== undefined && { keys }),
  });
  const { heads } = list;
  return [
    receipt("of the run's newest entry", newest),
    receipt("of an entry that newer ones followed", newer),
    receipt("that does not say whether newer ones exist", plain),
    receipt("with the key that came along", newest, []),
    receipt("that came by mail", `Dear Ada,\r\n\r\n${newest.replaceAll("\n", "\r\n")}\r\n`),
    receipt("with another's key", newest, [stranger.verifierKey]),
    receipt("of another index", newest.replace(/^index .*$/mu, "index 1")),
    await told("newer entries are denied", { change: ({ version }) => ({ version: version - 1 }) }),
    await told("newer entries are made up", {
      change: ({ version }) => ({ version: version + 1 }),
    }),
    await told("another run's statement", { of: every.run }),
    await told("another way through the map", { change: ({ path }) => ({ path: path.slice(1) }) }),
    await told("another leaf", {
      change: ({ leaf }) => ({ leaf: leaf.map((byte) => 255 - byte) }),
    }),
    await told("a statement that is elsewhere", { change: ({ index }) => ({ index: index - 1 }) }),
    await told("a statement that is none", {
      change: () => ({ entry: rows[0]?.entry ?? Buffer.of() }),
    }),
    receipt("extra data that are no statement", extra("{}")),
    receipt("extra data that are not canonical", extra(" {}")),
    listed("all runs of an organisation", {}),
    { name: "with white space behind it", kind: "runs", text: `${listed("", {}).text}\r\n` },
    listed("with the key that came along, of the list", {}, []),
    listed("with another's key, of the list", {}, [stranger.verifierKey]),
    listed("a run left out", { runs: list.runs.slice(1) }),
    listed("a run left out of the count as well", {
      runs: list.runs.slice(1),
      heads: { ...heads, count: heads.count - 1 },
    }),
    listed("another order", { runs: list.runs.toReversed() }),
    listed("another organisation", { organisation: whole.run }),
    listed("another way through the map, of the list", { heads: { ...heads, path: [] } }),
    listed("a statement that is elsewhere, of the list", {
      heads: { ...heads, index: heads.index - 1 },
    }),
    listed("a member more", { more: null }),
    { name: "not canonical", kind: "runs", text: JSON.stringify(list, null, 1) },
  ];
};

export const keptTexts = async (): Promise<readonly KeptText[]> =>
  Promise.all(
    (await cases()).map(async ({ keys = [log.verifierKey], ...one }) => ({
      ...one,
      keys,
      ...(await keptOutcome({ ...one, keys })),
    })),
  );
