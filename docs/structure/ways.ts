/** A place in the code on the way of something through the rooms, and what happens there. */
export type Stop = { readonly file: string; readonly does: string };
export type Way = { readonly name: string; readonly stops: readonly Stop[] };

/** Each stop hands on to the next. Where neither imports the other, they were put together in `infra/`, or meet in PostgreSQL or Temporal. */
export const ways: readonly Way[] = [
  {
    name: "sign-off",
    stops: [
      { file: "web/answer/answer-routes.tsx", does: "reads the form that the person sent" },
      { file: "api/services/runs/act.ts", does: "seals the words" },
      { file: "audit/handle.ts", does: "decides in the run's order" },
      { file: "api/services/runs/decider.ts", does: "asks the policy who may" },
      { file: "domain/blocks/gate/answer.ts", does: "says what may happen" },
      { file: "audit/append.ts", does: "stores the events, and answers with a receipt" },
      { file: "infra/temporal/delivery.ts", does: "signals the run's workflow" },
      { file: "workflows/run.ts", does: "looks at the record again" },
      { file: "activities/record.ts", does: "makes the plan, and gives the orders that are due" },
      { file: "domain/blocks/gate/decide.ts", does: "passes the gate, or refuses" },
    ],
  },
  {
    name: "proof",
    stops: [
      { file: "audit/append.ts", does: "stores the events" },
      { file: "audit/sequencer.ts", does: "gives each a position in the log" },
      { file: "audit/log/publisher.ts", does: "hashes tiles, signs a checkpoint" },
      { file: "projections/run-projections.ts", does: "tells the lists over many runs" },
      { file: "api/services/bundles.ts", does: "puts events and proofs into one file" },
      { file: "audit/verify/bundle.ts", does: "checks it, and judges the run again" },
    ],
  },
  {
    name: "block",
    stops: [
      { file: "domain/template.ts", does: "says which blocks a step has" },
      { file: "domain/rules/arrangement.ts", does: "says which step comes when" },
      { file: "domain/plan.ts", does: "says what a part waits for" },
      { file: "workflows/pathway.ts", does: "goes from step to step" },
      { file: "workflows/part.ts", does: "goes from block to block" },
      {
        file: "workflows/blocks/gate.ts",
        does: "waits until the plan says that the block is done",
      },
      { file: "domain/verdict.ts", does: "judges it by its events" },
    ],
  },
];
