import { createLogSigner } from "../../audit/log/signer.ts";
import { leafHash } from "../../audit/entry.ts";
import {
  auditLog,
  type Kept,
  type LogOptions,
  type LogSource,
} from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { demoRuns } from "./demo-runs.ts";
import { interleaved, served, storedLog, type StoredLog } from "./stored-log.ts";

export const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));

/** Two full tiles and one of 110, below one of level 1. */
export const SIZE = 622;

/** As long as that, however many events the demo's runs have. */
export async function demoLog(): Promise<StoredLog> {
  const rows = interleaved(await demoRuns()).slice(0, SIZE);
  if (rows.length < SIZE) throw new Error(`The demo's runs have less than ${SIZE} events.`);
  return storedLog([], signer, rows);
}

/** A log as it is served, but for some addresses. */
export const servedBut =
  (
    log: StoredLog,
    change: { readonly [path: string]: (bytes: Uint8Array) => Uint8Array | null },
  ): LogSource =>
  async (path) => {
    const bytes = await served(log)(path);
    const edit = change[path];
    return edit === undefined || bytes === null ? bytes : edit(bytes);
  };

export const audited = async (source: LogSource, options: Partial<LogOptions> = {}) => {
  const report = await auditLog(source, nodePorts, { entries: true, ...options });
  const told = report.checks.map(({ step, result, message }) => `${step} ${result}: ${message}`);
  return { report, told, troubles: told.filter((one) => !/^\S+ holds:/u.test(one)) };
};

/** What was kept of a visit to some log. */
export const keptOf = (of: StoredLog): Kept => ({
  checkpoint: of.checkpoint,
  leaf: async (index) => {
    const row = of.rows[index];
    return row === undefined ? null : leafHash(row.entry);
  },
});

export const earlier = (size: number, from: StoredLog): StoredLog =>
  storedLog([], signer, from.rows.slice(0, size));

export const flipped = (at: number) => (bytes: Uint8Array) =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));

export const WRONG_ROOT =
  "root fails: The root that was signed is not that of what the log serves.";

export const eventAt = (log: StoredLog, position: number): string => {
  const row = log.rows[position];
  return `Event ${row?.id} (version ${row?.version} of run ${row?.run}, number ${position} of the log)`;
};
