import type { PoolClient } from "pg";
import { z } from "zod";
import type { JsonValue } from "../json.ts";
import { LOG_STREAM } from "../log/heads/heads-entry.ts";
import type { SelfCheckProblem } from "./check-log.ts";

const BATCH = 2_000;

type Row = { run: string; version: number; id: string; type: string; entry: Buffer };
type Held = { readonly run: string; readonly subject: string };
type Sealed = {
  readonly name: string;
  readonly isShared: boolean;
  readonly commitments: readonly string[];
  readonly texts: ReadonlySet<string>;
};

const erasure = z.object({
  data: z.object({ what: z.union([z.literal("all"), z.array(z.string())]), member: z.string() }),
});

type Erasure = z.infer<typeof erasure>["data"];

/** Commitments in a value, and every text in it: whose words they are stands among them. */
function gather(value: JsonValue, commitments: Set<string>, texts: Set<string>): void {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === "commitment" && typeof item === "string") commitments.add(item);
    else gather(item, commitments, texts);
  }
}

function read(entry: Buffer): JsonValue | null {
  try {
    const value: JsonValue = JSON.parse(entry.toString("utf8"));
    return value;
  } catch {
    return null;
  }
}

/**
 * Sealed words that are gone although no erasure is on record, and words that are kept for another run than the one that holds
 * them, or for nobody of it. A run is read at once.
 */
export async function checkWords(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const problems: SelfCheckProblem[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows: runs } = await client.query<{ run: string }>(
      // What the log states of heads holds no words, and is by far its longest stream.
      "select run from record.stream where run > $1 and run <> $2 order by run limit 50",
      [after, LOG_STREAM],
    );
    for (const { run } of runs) {
      problems.push(...(await checkRun(client, run)));
      after = run;
    }
    if (runs.length === 0 || problems.length >= 100) return problems;
  }
}

/** Words that are kept, of this run or of what its events hold. */
async function heldFor(
  client: PoolClient,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await client.query<Held & { commitment: string }>(
    `select encode(commitment, 'hex') as commitment, run, subject from record.disclosure
     where commitment = any (select decode(c, 'hex') from unnest($1::text[]) as c)`,
    [commitments],
  );
  return new Map(rows.map(({ commitment, run, subject }) => [commitment, { run, subject }]));
}

const HEX = /^[0-9a-f]{64}$/u;

/** What one event holds: commitments, and every other text, among which stands whose words they are. */
function sealedIn({ run, version, id, type, entry }: Row): Sealed {
  const commitments = new Set<string>();
  const texts = new Set<string>();
  gather(read(entry), commitments, texts);
  return {
    name: `event ${id} (run ${run}, version ${version})`,
    // A version holds what others wrote into the ones before it.
    isShared: type === "versionSaved",
    commitments: [...commitments].filter((one) => HEX.test(one)),
    texts,
  };
}

async function checkRun(client: PoolClient, run: string): Promise<readonly SelfCheckProblem[]> {
  const sealed: Sealed[] = [];
  const everybody = new Set<string>();
  const erasures: Erasure[] = [];
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Row>(
      `select run, version, id, type, entry from record.event
       where run = $1 and version > $2 order by version limit ${BATCH}`,
      [run, after],
    );
    for (const row of rows) {
      after = row.version;
      const one = sealedIn(row);
      for (const text of one.texts) everybody.add(text);
      if (one.commitments.length > 0) sealed.push(one);
      const erased = erasure.safeParse(read(row.entry));
      if (row.type === "erased" && erased.success) erasures.push(erased.data.data);
    }
    if (rows.length < BATCH) break;
  }
  const held = await heldFor(
    client,
    sealed.flatMap(({ commitments }) => commitments),
  );
  return sealed.flatMap((one) =>
    one.commitments.flatMap((commitment) => {
      const words = held.get(commitment);
      if (words === undefined) {
        const isErased = erasures.some(({ what, member }) =>
          what === "all" ? one.isShared || one.texts.has(member) : what.includes(commitment),
        );
        return isErased
          ? []
          : [`The words of ${one.name} are gone, and no erasure of them is on record.`];
      }
      if (words.run !== run) return [`The words of ${one.name} are kept for run ${words.run}.`];
      return (one.isShared ? everybody : one.texts).has(words.subject)
        ? []
        : [`The words of ${one.name} are kept for ${words.subject}, of whom it says nothing.`];
    }),
  );
}
