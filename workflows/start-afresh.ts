import { makeContinueAsNewFunc, workflowInfo } from "@temporalio/workflow";
import type { PathwayInput, SiteInput } from "./activities.ts";

type Again = (input: PathwayInput | SiteInput) => Promise<void>;

/**
 * Continues as new with an empty history: the record holds everything else. Where releases are pinned, a run moves to the
 * newest one here and nowhere else.
 */
export async function startAfresh(input: PathwayInput | SiteInput): Promise<void> {
  const pinned = workflowInfo().currentDeploymentVersion !== undefined;
  await makeContinueAsNewFunc<Again>(pinned ? { initialVersioningBehavior: "AUTO_UPGRADE" } : {})(
    input,
  );
}
