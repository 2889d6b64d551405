import type { Actor } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import type { DomainEvent, NumberedEvent } from "../../domain/event.ts";
import { foldAll } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import type { Refusal, RefusalCode } from "../../domain/refusal.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";

/** A run as a test drives it: its state, everything recorded, and what the last command came to. */
export type Run = {
  readonly state: RunState;
  readonly events: readonly NumberedEvent[];
  readonly last: readonly DomainEvent[];
  readonly refusal: Refusal | null;
};

export const emptyRun = (template: Template): Run => ({
  state: initial(template),
  events: [],
  last: [],
  refusal: null,
});

/** Decides a command and folds what came of it. A refusal changes nothing but `refusal`. */
export const give = (run: Run, command: Command): Run => {
  const decision = decide(run.state, command);
  if (decision.kind === "refused") return { ...run, last: [], refusal: decision.refusal };
  const { actor, at, assurance } = command;
  const recorded = decision.events.map((event, index): NumberedEvent => ({
    ...event,
    version: run.state.version + index + 1,
    at,
    actor,
    ...(assurance && { assurance }),
  }));
  return {
    state: foldAll(run.state, recorded),
    events: [...run.events, ...recorded],
    last: decision.events,
    refusal: null,
  };
};

/** A passkey of somebody’s, and what it signed at that time, as the edge hands it over. */
export const signedBy = (who: string, at: string) => ({
  credential: {
    credential: `key-of-${who}`,
    publicKey: `public-${who}`,
    relyingParty: "localhost",
  },
  signature: {
    credential: `key-of-${who}`,
    at,
    authenticatorData: "AA",
    clientDataJSON: "BB",
    signature: "CC",
  },
});

/** Who gives an order, and when. */
export type By = { readonly actor: Actor; readonly at: string };

/** An order as a specification states it: by the standing actor at the standing time, unless it says otherwise. */
export type Given = Order & Partial<By>;

const perform = (run: Run, order: Given, standing: By): Run => {
  const next = give(run, { ...standing, ...order });
  if (next.refusal)
    throw new Error(
      `given ${order.type} was refused: ${next.refusal.code}: ${next.refusal.message}`,
    );
  return next;
};

/** Specifications in the words given, when, then. What is given must itself be accepted. */
export const specification = (template: Template, standing: By) => ({
  given: (...orders: readonly Given[]) => {
    const run = orders.reduce((r, order) => perform(r, order, standing), emptyRun(template));
    return {
      run,
      when: (order: Given) => {
        const next = give(run, { ...standing, ...order });
        return {
          run: next,
          events: next.last,
          types: next.last.map((event) => event.type),
          refusal: next.refusal,
          code: next.refusal?.code ?? (null satisfies RefusalCode | null),
        };
      },
    };
  },
});
