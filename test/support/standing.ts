import { gateOf, own } from "../../domain/rules/lookup.ts";
import { askingNotice, reachedHow } from "../../domain/rules/notices.ts";
import { plan } from "../../domain/plan.ts";
import type { RunRecord } from "../../activities/run-record.ts";
import type { OrganisationRole } from "../../api/principal.ts";
import type { AskedRun } from "./asked-run.ts";
import type { RunningApi } from "./running-api.ts";

/** How somebody who is asked stands on record. */
export async function standingOf(
  record: RunRecord,
  asked: Pick<AskedRun, "run" | "request">,
  member: string,
) {
  const folded = await record.load(asked.run);
  const request = folded && own(folded.state.requests, asked.request);
  const part = request && own(folded.state.parts, request.part);
  const gate = part && gateOf(folded.state, part);
  if (!folded || !request || !gate) throw new Error("Nobody is asked.");
  const due = plan(folded.state, new Date().toISOString()).parts.flatMap((one) => one.notices);
  return {
    how: reachedHow(request, gate, member),
    key: askingNotice(request, member),
    /** Whether whoever helps is about to hear that somebody was not reached. */
    alarms: due.some(({ kind }) => kind === "not-reached"),
    newestVersion: request.version,
    folded,
  };
}

/** A run's newest entry of a type, as it is hashed; empty when there is none. */
export async function newestEntry(api: RunningApi, run: string, type: string): Promise<string> {
  const { rows } = await api.pool.query<{ entry: Buffer }>(
    "select entry from record.event where run = $1 and type = $2 order by version desc limit 1",
    [run, type],
  );
  return rows[0]?.entry.toString("utf8") ?? "";
}

/** Until when somebody's message waits, as a reader is told; undefined for whoever is not told how others stand. */
export async function heldUntilFor(
  api: RunningApi,
  { run, request, organisation }: Pick<AskedRun, "run" | "request" | "organisation">,
  of: string,
  { id, role }: { readonly id: string; readonly role: OrganisationRole },
): Promise<string | null | undefined> {
  const view = await api.api.services.runs.folded(
    {
      ...{ id, person: id, organisation, roles: [role] },
      ...{ scopes: "all", via: "session", assurance: "signed-in" },
    },
    run,
  );
  return view?.asked[request]?.find(({ member }) => member === of)?.heldUntil;
}
