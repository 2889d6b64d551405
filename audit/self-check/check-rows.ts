import type { PoolClient } from "pg";
import { opens } from "../commitment.ts";
import type { JsonValue } from "../json.ts";
import { templateOf, TemplateUnreadable } from "../pinned-templates.ts";
import type { SelfCheckProblem } from "./check-log.ts";

/** Runs whose versions have a gap, or whose newest version is not the one that writers go by. */
export async function checkStreams(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<{ run: string; head: number | null; newest: string | null }>(
    `select coalesce(s.run, e.run) as run, s.version as head, e.newest
     from record.stream as s
     full join (select run, max(version) as newest, count(*) as events
                from record.event group by run) as e on e.run = s.run
     where s.version is distinct from e.newest or e.newest is distinct from e.events
     limit 100`,
  );
  return rows.map(
    ({ run, head, newest }) =>
      `Run ${run} has ${newest ?? "no"} as its newest event and ${head ?? "none"} as its head, or a gap.`,
  );
}

/** Kept values that are not what their commitments were made from. */
export async function checkValues(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const problems: SelfCheckProblem[] = [];
  let after: Uint8Array = new Uint8Array();
  for (;;) {
    const { rows } = await client.query<{
      commitment: Buffer;
      run: string;
      value: Buffer;
      key: Buffer;
    }>(
      `select commitment, run, value, key from record.disclosure
       where commitment > $1 order by commitment limit 2000`,
      [after],
    );
    for (const { commitment, run, value, key } of rows) {
      if (!isOpened(commitment, key, value)) {
        problems.push(
          `The value of commitment ${commitment.toString("hex")} (run ${run}) was changed.`,
        );
      }
      after = commitment;
    }
    if (rows.length === 0 || problems.length >= 100) return problems;
  }
}

function isOpened(commitment: Buffer, key: Buffer, value: Buffer): boolean {
  try {
    const parsed: JsonValue = JSON.parse(value.toString("utf8"));
    return opens(commitment.toString("hex"), key, parsed);
  } catch {
    return false;
  }
}

/** Kept templates that are not what their digests were made from. Whether each run's is there is found out when it is folded. */
export async function checkTemplates(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const { rows } = await client.query<{ digest: string; bytes: Buffer }>(
    "select encode(digest, 'hex') as digest, bytes from record.template order by digest",
  );
  return rows.flatMap(({ digest, bytes }) => {
    try {
      templateOf(digest, bytes);
      return [];
    } catch (error) {
      if (!(error instanceof TemplateUnreadable)) throw error;
      return [error.message];
    }
  });
}
