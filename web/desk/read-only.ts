import type { WhichOnDesk } from "../../api/services/desk.ts";
import { isRisk } from "../words/risks.ts";
import { isWait } from "../words/waits.ts";

/** How a run can stand, to choose from. */
export const STATUSES = [
  { value: "running", label: "Under way" },
  { value: "paused", label: "Paused" },
  { value: "finished", label: "Finished" },
] as const;

/** Characters that somebody may look for. */
const MOST_LOOKED_FOR = 200;

/** What a desk's address asks for; what nobody can mean counts as everything. @param query the value of a name in the address. */
export function readOnly(query: (name: string) => string | undefined): WhichOnDesk {
  const [status, waits, risk] = [query("status"), query("for"), query("risk")];
  const text = (query("text") ?? "").replaceAll("\0", "").trim().slice(0, MOST_LOOKED_FOR);
  return {
    only: {
      status: STATUSES.find(({ value }) => value === status)?.value,
      waitingFor: waits !== undefined && isWait(waits) ? waits : undefined,
      risk: risk === "any" || isRisk(risk) ? risk : undefined,
      text: text === "" ? undefined : text,
    },
    order: query("order") === "due" ? "due" : "newest",
  };
}
