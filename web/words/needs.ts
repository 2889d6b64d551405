import type { RunState } from "../../domain/state.ts";
import type { Need } from "../../domain/need.ts";

/** What has to be so before the next step begins, in one sentence. */
export const needWords = (state: RunState, need: Need): string => {
  const { template } = state;
  const step = (key: string) => template.steps.find((one) => one.key === key)?.title ?? key;
  const labelled = (things: readonly { key: string; label: string }[] | undefined, key: string) =>
    things?.find((one) => one.key === key)?.label ?? key;
  if ("step" in need) return `“${step(need.step)}” has to end before the next step.`;
  if ("measured" in need)
    return `“${labelled(template.indicators, need.measured)}” has to be measured (${need.at}) before the next step.`;
  if ("answered" in need) return "The run that was asked has to answer before the next step.";
  if ("day" in need)
    return `The next step begins on its day: ${labelled(template.parameters, need.day)}`;
  if ("dayOf" in need)
    return `The next step begins on the day that “${step(need.dayOf.step)}” says.`;
  if ("holds" in need)
    return `People have to show “${labelled(template.credentials, need.holds)}” before the next step.`;
  const by = { self: "they themselves", guardian: "a guardian", either: "they or a guardian" };
  return `Before the next step, ${by[need.by]} must have said for each of them: “${labelled(template.declarations, need.declared)}”`;
};
