import { shortWaits } from "../words/waits.ts";

/** How a run can stand, to choose from. */
export const STATUSES = [
  { value: "running", label: "Under way" },
  { value: "paused", label: "Paused" },
  { value: "finished", label: "Finished" },
] as const;

export type Only = {
  readonly status: (typeof STATUSES)[number]["value"] | undefined;
  readonly waitingFor: string | undefined;
};

/** What an address asks for; anything else counts as everything. */
export const readOnly = (status: string | undefined, waitingFor: string | undefined): Only => ({
  status: STATUSES.find(({ value }) => value === status)?.value,
  waitingFor:
    waitingFor !== undefined && Object.hasOwn(shortWaits, waitingFor) ? waitingFor : undefined,
});
