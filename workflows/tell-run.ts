import { condition, getExternalWorkflowHandle } from "@temporalio/workflow";
import { runWorkflowId } from "./names.ts";
import { partMovedOn } from "./signals.ts";

/**
 * How the workflow of a part that people added tells the run's workflow what it put on record: people are owed word of how a gate
 * went, the step may close, and nobody's act follows that would wake the run's workflow.
 */
export type TellRun = {
  /** Takes note of the version that the run's workflow itself spoke of. */
  heard(version: number): void;
  /** Tells the run's workflow of a version that it may not know. */
  reached(version: number): void;
  /** Up to which version the run's workflow knows the record. */
  known(): number;
  /** Resolves when Temporal has taken all that was told. */
  told(): Promise<void>;
};

/** @param known up to which version the run's workflow knew the record when it started this one. */
export function createTellRun(run: string, part: string, known: number): TellRun {
  let reached = known;
  let underWay = 0;

  const tell = async (version: number): Promise<void> => {
    const payload = { events: [], version, parts: [part] };
    underWay += 1;
    try {
      await getExternalWorkflowHandle(runWorkflowId(run)).signal(partMovedOn, payload);
    } catch {
      // The run's workflow is gone; when it is started again it reads the record itself.
    }
    underWay -= 1;
  };

  return {
    heard(version) {
      reached = Math.max(reached, version);
    },
    reached(version) {
      if (version <= reached) return;
      reached = version;
      void tell(version);
    },
    known: () => reached,
    told: () => condition(() => underWay === 0),
  };
}
