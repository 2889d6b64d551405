import { foldAll } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import { openClaims } from "../../projections/claims/fold.ts";
import { askedIn } from "../../projections/inbox/asked.ts";
import { runListRow } from "../../projections/run-list/fold.ts";
import { freshId, someOfType, sql, type SqlAttack } from "./sql-attack.ts";
import { uuidOf } from "../support/recorded-run.ts";

/** Edits of what pages show and what is no evidence. `names`: the run, as the self-check must name it. */
export const readModels: readonly SqlAttack[] = [
  {
    name: "a run is shown as it is not in the list of runs",
    times: 16,
    attack({ target, other, open }, pick) {
      const run = [target, other, open][pick(3)]?.run;
      const changes = [
        "status = case status when 'finished' then 'running' else 'finished' end",
        "step = 'Nobody is at this step'",
        "waiting_for = waiting_for || 'the director'::text",
        `members = members || '${freshId(pick)}'::uuid`,
        "members = members[2:]",
        "added_parts = added_parts || 'sites:9'::text",
        `offered = offered || '${freshId(pick)}'::uuid`,
        "title = sha256('Another title')",
        `organisation = '${freshId(pick)}'`,
        "launched_at = launched_at - interval '1 year'",
        "updated_at = updated_at + interval '1 ms'",
        "template = template || '{\"version\": 2}'",
        "version = version + 1",
      ];
      const change = changes[pick(changes.length)] ?? "";
      return {
        steps: [sql(`update projections.run_list set ${change} where run = $1`, run)],
        names: [`run ${run} as it is not in the record`],
      };
    },
  },
  {
    name: "a desk says of a run what is not so, or hides it",
    times: 8,
    attack({ target, other, open }, pick) {
      const run = [target, other, open][pick(3)]?.run;
      const changes = [
        "status = case status when 'finished' then 'running' else 'finished' end",
        "waiting_for = waiting_for || 'the director'::text",
        "risks = risks || 'nobody'::text",
        "due_at = coalesce(due_at, now()) + interval '1 year'",
        "launched_at = launched_at - interval '1 year'",
        `organisation = '${freshId(pick)}'`,
        'told = told || \'{"step": "Nobody is at this step"}\'',
      ];
      const change = changes[pick(changes.length)] ?? "";
      return {
        steps: [sql(`update projections.desk set ${change} where run = $1`, run)],
        names: [`a desk says of run ${run}`],
      };
    },
  },
  {
    name: "a run is taken out of the list, or put in that was never launched",
    times: 6,
    attack({ open }, pick) {
      if (pick(2) === 0) {
        return {
          steps: [sql("delete from projections.run_list where run = $1", open.run)],
          names: [`does not show run ${open.run}`],
        };
      }
      const run = freshId(pick);
      return {
        steps: [
          sql(
            `insert into projections.run_list
               (run, organisation, version, title, template, step, status, waiting_for, members, launched_at, updated_at)
             select $1, organisation, version, title, template, step, status, waiting_for, members, launched_at, updated_at
             from projections.run_list where run = $2`,
            run,
            open.run,
          ),
        ],
        names: [`Run ${run} is listed`],
      };
    },
  },
  {
    name: "the read models are put back to what was true some events ago",
    times: 6,
    attack({ target, other }, pick) {
      const { run, events, template } = [target, other][pick(2)] ?? target;
      const version = 30 + pick(events.length - 31);
      const state = foldAll(initial(template), events.slice(0, version));
      const at = events[version - 1]?.at ?? "";
      const { step, status, waitingFor, members, addedParts } = runListRow(state, at);
      const asked = askedIn(state);
      return {
        steps: [
          sql(
            `update projections.run_list set version = $2, step = $3, status = $4, waiting_for = $5, members = $6,
               updated_at = $7, added_parts = $8 where run = $1`,
            run,
            version,
            step,
            status,
            waitingFor,
            members,
            at,
            addedParts,
          ),
          sql("delete from projections.inbox where run = $1", run),
          ...asked.map((one) =>
            sql(
              `insert into projections.inbox (person, run, request, part, version, asked_version, due_at, answered, stand_in)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
              one.person,
              run,
              one.request,
              one.part,
              version,
              one.version,
              one.toldDueAt,
              one.answered,
              one.standIn,
            ),
          ),
          sql("delete from projections.open_claim where run = $1", run),
          ...openClaims(state).map(({ person, at: said, claim }) =>
            sql(
              "insert into projections.open_claim (person, at, run, claim, version) values ($1, $2, $3, $4, $5)",
              ...[person, said, run, claim, version],
            ),
          ),
        ],
        names: [`shows run ${run} as it was at version ${version}`],
      };
    },
  },
  {
    name: "somebody's inbox says what they were not asked, or did not answer",
    times: 12,
    attack({ open }, pick) {
      const changes = [
        "update projections.inbox set answered = 'yes' where run = $1 and answered is null",
        "update projections.inbox set answered = null where run = $1",
        "update projections.inbox set due_at = due_at + interval '30 days' where run = $1",
        "update projections.inbox set asked_version = asked_version + 1 where run = $1",
        "update projections.inbox set version = 1000000 where run = $1",
        "update projections.inbox set part = 'other:1' where run = $1",
        "update projections.inbox set stand_in = person where run = $1",
        "delete from projections.inbox where run = $1 and answered is null",
        `insert into projections.inbox (person, run, request, part, version, asked_version, due_at)
         values ('${freshId(pick)}', $1, 'id-1', 'group:1', 1, 1, now())`,
      ];
      return {
        steps: [sql(changes[pick(changes.length)] ?? "", open.run)],
        names: [`asked in run ${open.run} is not what the record says`],
      };
    },
  },
  {
    name: "somebody's list holds what nobody said about them",
    times: 3,
    attack: ({ open }, pick) => ({
      steps: [
        sql(
          `insert into projections.open_claim (person, at, run, claim, version)
           values ('${freshId(pick)}', now(), $1, ${1 + pick(9)}, 1)`,
          open.run,
        ),
      ],
      names: [`said about people in run ${open.run} is not what the record says`],
    }),
  },
  {
    name: "a reflection is taken out, made up, or counted for another step",
    times: 8,
    attack({ open }, pick) {
      const { id } = someOfType(open, pick, "reflected");
      const changes = [
        sql("delete from projections.reflection where event = $1", id),
        sql("update projections.reflection set step = 'goal' where event = $1", id),
        sql(
          `insert into projections.reflection select $2, run, organisation, template, step
           from projections.reflection where event = $1`,
          id,
          uuidOf(`reflected ${pick(1e9)}`),
        ),
      ];
      const step = changes[pick(changes.length)];
      return {
        steps: step === undefined ? [] : [step],
        names: [`counted of run ${open.run}`],
      };
    },
  },
];
