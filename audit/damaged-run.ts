import { RecordUnavailable } from "./record-unavailable.ts";

/** `entry`: bytes that are no event of their place. `template`: the rules that the run pinned can't be had. `fold`: the rules fail on it. */
export type DamageCode = "entry" | "template" | "fold";

/** The first event of a run that can't be read. */
export type DamagedEvent = {
  readonly run: string;
  readonly version: number;
  readonly event: string;
};

/** A run that can't be read from one of its events on. It concerns nobody but this run, and trying again at once does not help. */
export class DamagedRun extends Error {
  override readonly name = "DamagedRun";
  readonly code: DamageCode;
  readonly at: DamagedEvent;
  /** In plain words, and nothing that a person wrote. */
  readonly why: string;

  constructor(code: DamageCode, at: DamagedEvent, why: string, options?: ErrorOptions) {
    super(
      `Run ${at.run} can't be read from event ${at.event} (version ${at.version}) on: ${why}`,
      options,
    );
    this.code = code;
    this.at = at;
    this.why = why;
  }
}

/** What folding an event failed with, as damage of its run; that the database is away is no damage. */
export function damageOf(
  code: DamageCode,
  event: { readonly run: string; readonly version: number; readonly id: string },
  error: unknown,
): DamagedRun | RecordUnavailable {
  if (error instanceof DamagedRun || error instanceof RecordUnavailable) return error;
  const { run, version, id } = event;
  const why = code === "template" ? messageOf(error) : `the rules fail on it (${nameOf(error)}).`;
  return new DamagedRun(code, { run, version, event: id }, why, { cause: error });
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** A message may quote what a person wrote. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "Error");
