import { UNNUMBERED } from "../domain/visibility/withheld.ts";
import { DemoStopped, idOf, until, type Cast } from "./cast.ts";
import type { Given } from "./client.ts";
import { dayAfter } from "./fill-in.ts";
import type { Step } from "../programmes/scenario.ts";

/** @throws DemoStopped when the act was refused. */
export const mustBeGiven = (step: Step, given: Given): void => {
  if (!given.ok) throw new DemoStopped(`${JSON.stringify(step)} was refused: ${given.why}`);
};

/** Offers the same to each; those who do not decline are paid. */
export const pay = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "pay" }>,
): Promise<void> => {
  const { client, script } = cast;
  // What others are offered a programme manager sees; whoever launched the run may be somebody else.
  const payer = script.people.find(({ key }) => key === step.by);
  const seesPayments = payer?.roles.includes("programme-manager") === true ? step.by : undefined;
  for (const key of step.people) {
    const member = idOf(cast, key);
    const { pence } = step;
    mustBeGiven(step, await client.give(step.by, { act: "offer-payment", member, pence }));
    const { id: payment } = await until(
      cast,
      step,
      (view) => view.payments.find((open) => open.member === member),
      seesPayments,
    );
    const answer = step.declined?.includes(key) === true ? "declined" : "accepted";
    mustBeGiven(step, await client.give(key, { act: "answer-payment", payment, answer }));
    if (answer === "accepted") {
      mustBeGiven(step, await client.give(step.by, { act: "make-payment", member, payment }));
    }
  }
};

/** Those who were at the newest session of a part say whether it was so. */
export const bearOut = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "bear-out" }>,
): Promise<void> => {
  const claim = await until(cast, step, ({ sessions }) => {
    const held = sessions.findLast(({ part, status }) => part === step.part && status === "held");
    // What was written while a gate is open gets its number when that is decided.
    return held?.event === UNNUMBERED ? undefined : (held?.event ?? undefined);
  });
  const agrees = step.agrees ?? true;
  for (const key of step.people)
    mustBeGiven(step, await cast.client.give(key, { act: "bear-out", claim, agrees }));
};

/** Everybody says of what was written down about them that it is so, where they have not said anything of it. */
export const bearOutTheRest = async (cast: Cast): Promise<void> => {
  const step = { do: "tell", text: "" } as const;
  const { members } = await cast.client.view();
  for (const { key } of cast.script.people.filter((one) => members.includes(idOf(cast, one.key)))) {
    const { claims } = await cast.client.view(key);
    const theirs = claims.filter(
      ({ member, claim }) => member === idOf(cast, key) && claim !== UNNUMBERED,
    );
    for (const { claim } of theirs)
      mustBeGiven(step, await cast.client.give(key, { act: "bear-out", claim, agrees: true }));
  }
};

/** Records what people learned, or did for the first time. */
export const train = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "train" }>,
): Promise<void> => {
  const on = dayAfter(cast.telling.now(), 0);
  const { kind, what } = step;
  for (const key of step.people) {
    const member = idOf(cast, key);
    mustBeGiven(
      step,
      await cast.client.give(step.by, { act: "build-capacity", member, kind, what, on }),
    );
  }
};
