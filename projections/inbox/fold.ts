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

/**
 * Writes only what differs: most acts change one person's row or none, and rewriting every row of a busy run would leave
 * PostgreSQL more dead rows to step over than live ones. One statement serves all runs of a batch; it is not prepared, so
 * that the planner knows how many rows it brings.
 */
export const inbox: Projection = {
  name: "inbox",
  async update(client, changed) {
    const rows = changed.flatMap(({ run, state }) =>
      askedIn(state).map((asked) => ({ ...asked, run, stateVersion: state.version })),
    );
    const keys = [
      rows.map((row) => row.person),
      rows.map((row) => row.run),
      rows.map((row) => row.request),
    ];
    await client.query(
      `delete from projections.inbox as i
       using unnest($1::uuid[], $2::int[]) as c (run, version)
       where i.run = c.run and i.version <= c.version
         and not exists (
           select from unnest($3::uuid[], $4::uuid[], $5::text[]) as a (person, run, request)
           where a.person = i.person and a.run = i.run and a.request = i.request)`,
      [changed.map(({ run }) => run), changed.map(({ state }) => state.version), ...keys],
    );
    if (rows.length === 0) return;
    await client.query(
      `insert into projections.inbox as i (person, run, request, part, version, asked_version, due_at, answered)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::timestamptz[], $8::text[])
       on conflict (person, run, request) do update
       set part = excluded.part, version = excluded.version, asked_version = excluded.asked_version,
         due_at = excluded.due_at, answered = excluded.answered
       where i.version <= excluded.version
         and (i.part, i.asked_version, i.due_at, i.answered)
           is distinct from (excluded.part, excluded.asked_version, excluded.due_at, excluded.answered)`,
      [
        ...keys,
        rows.map((row) => row.part),
        rows.map((row) => row.stateVersion),
        rows.map((row) => row.version),
        rows.map((row) => row.dueAt),
        rows.map((row) => row.answered),
      ],
    );
  },
};
