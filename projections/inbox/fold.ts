import { eligibleMembers } from "../../domain/rules/eligibility.ts";
import { own, stageDefinition } from "../../domain/rules/lookup.ts";
import { currentAnswer } from "../../domain/rules/quorum.ts";
import type { RunState } from "../../domain/state.ts";
import type { Projection } from "../projection.ts";

/** What one person is asked. `answered`: their answer that counts now, or null. */
export type Asked = {
  readonly person: string;
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly dueAt: string;
  readonly answered: string | null;
};

/** Everything that people are asked in a run right now: requests whose gate is open, for those who may answer. */
export function askedIn(state: RunState): readonly Asked[] {
  if (state.status !== "running") return [];
  return Object.values(state.requests).flatMap((request) => {
    const part = own(state.parts, request.part);
    if (part === undefined || part.status !== "open" || part.gate !== "open") return [];
    const gate = stageDefinition(state, part.stage)?.gate;
    if (!gate) return [];
    return eligibleMembers(state, part, gate).map(({ id: person }) => ({
      person,
      part: part.id,
      request: request.id,
      version: request.version,
      dueAt: request.dueAt,
      answered: currentAnswer(request, person)?.kind ?? null,
    }));
  });
}

export const inbox: Projection = {
  name: "inbox",
  async update(client, changed) {
    for (const { run, state } of changed) {
      const rows = askedIn(state);
      await client.query({
        name: "project-inbox-clear",
        text: "delete from projections.inbox where run = $1 and version <= $2",
        values: [run, state.version],
      });
      await client.query({
        name: "project-inbox",
        text: `insert into projections.inbox (person, run, request, part, version, asked_version, due_at, answered)
               select a.person, $1, a.request, a.part, $2, a.asked_version, a.due_at, a.answered
               from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::timestamptz[], $8::text[])
                 as a (person, request, part, asked_version, due_at, answered)
               where not exists (select from projections.inbox as i where i.run = $1 and i.version > $2)
               on conflict do nothing`,
        values: [
          run,
          state.version,
          rows.map((row) => row.person),
          rows.map((row) => row.request),
          rows.map((row) => row.part),
          rows.map((row) => row.version),
          rows.map((row) => row.dueAt),
          rows.map((row) => row.answered),
        ],
      });
    }
  },
};
