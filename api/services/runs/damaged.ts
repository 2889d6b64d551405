import type { Pool } from "pg";
import { DamagedRun } from "../../../audit/damaged-run.ts";
import type { FoldedRuns } from "../../../audit/folded-runs.ts";
import type { Reader } from "../../../audit/read.ts";
import type { RunState } from "../../../domain/state.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import { isMember } from "./decider.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import type { RunEvent } from "../../../domain/event.ts";

/** As much of a run as can be read. */
export type ReadableRun = {
  /** What stands in the way, or null when the run can be read. */
  readonly damage: DamagedRun | null;
  /** After the last event before the damage; null when the first is damaged already. */
  readonly state: RunState | null;
  /** The events before the damage: those that the state is folded from. */
  readonly before: readonly RecordedRunEvent[];
  /** Events from the damage on that can be read by themselves. What they mean can't be known for sure. */
  readonly behind: readonly RecordedRunEvent[];
  /** Null when nothing says whose it is. */
  readonly organisation: string | null;
  readonly members: readonly string[];
};

export type DamagedRuns = {
  /** Null when there is no such run. */
  read(run: string): Promise<ReadableRun | null>;
};

/** Reads runs that can't be read to their end, for those who need what there is. */
export const createDamagedRuns = (deps: {
  readonly pool: Pool;
  readonly reader: Pick<Reader<RunEvent>, "readRun">;
  readonly follow: FoldedRuns<RunState, RunEvent>["follow"];
}): DamagedRuns => ({
  async read(run) {
    const places = await deps.reader.readRun(run);
    if (places.length === 0) return null;
    const broken = places.find((place) => place instanceof DamagedRun) ?? null;
    const intact = places
      .slice(0, broken === null ? undefined : places.indexOf(broken))
      .flatMap((place) => (place instanceof DamagedRun ? [] : [place]));
    let before: readonly RecordedRunEvent[] = intact;
    let damage = broken;
    let folded = null;
    try {
      folded = await deps.follow(null, intact);
    } catch (error) {
      if (!(error instanceof DamagedRun)) throw error;
      damage = error;
      before = intact.filter(({ version }) => version < error.at.version);
      folded = await deps.follow(null, before);
    }
    const behind = places
      .slice(before.length)
      .flatMap((place) => (place instanceof DamagedRun ? [] : [place]));
    const state = folded?.state ?? null;
    const listed = state === null ? await listedAs(deps.pool, run) : null;
    const [first] = behind;
    return {
      damage,
      state,
      before,
      behind,
      organisation:
        state?.organisation ?? listed?.organisation ?? organisationIn(first ?? null) ?? null,
      members: state === null ? (listed?.members ?? []) : Object.keys(state.members),
    };
  },
});

/** Whether somebody may read of a run what can be read: by what it was before the damage, or else whoever may read the whole log. */
export function mayReadDamaged(principal: Principal, run: ReadableRun): boolean {
  const { organisation } = run;
  if (organisation === null) {
    const log = authorise(principal, "readLog", { organisation: principal.organisation });
    return log.kind === "allowed";
  }
  const member =
    run.state === null
      ? principal.person !== null && run.members.includes(principal.person)
      : isMember(run.state, principal);
  return authorise(principal, "readRun", { organisation, member }).kind === "allowed";
}

const organisationIn = (first: RecordedRunEvent | null): string | null =>
  first?.type === "runLaunched" && typeof first.data.organisation === "string"
    ? first.data.organisation
    : null;

/** As the list of runs shows it, which may have been told while it could be read. */
async function listedAs(
  pool: Pool,
  run: string,
): Promise<{ readonly organisation: string; readonly members: readonly string[] } | null> {
  const { rows } = await pool.query<{ organisation: string; members: string[] }>({
    name: "listed-as",
    text: "select organisation, members::text[] as members from projections.run_list where run = $1",
    values: [run],
  });
  return rows[0] ?? null;
}
