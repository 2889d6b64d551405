import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import type { Period } from "../period.ts";
import type { Refusal } from "../refusal.ts";
import { accept, because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { isRefused } from "../rules/arrangement.ts";
import { currentStep, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import type { Parameter, ParameterValue } from "../template.ts";
import { isDate } from "../written/date.ts";
import { isNumberOf } from "../written/number.ts";
import { mustBeEngine, mustManage, mustOwn, mustSteer } from "./guards.ts";
import { opening } from "./step.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const isPeriod = (value: ParameterValue): value is Period =>
  typeof value === "object" &&
  Object.values(value).length === 1 &&
  Object.values(value).every((n) => Number.isInteger(n) && n > 0);

const isValid = (parameter: Parameter, value: ParameterValue): boolean => {
  switch (parameter.kind) {
    case "text":
      return typeof value === "string" && value.trim() !== "";
    case "choice":
      return parameter.options?.some((option) => option.value === value) ?? false;
    case "number":
      return typeof value === "number" && isNumberOf(value) && value >= 0;
    case "period":
      return isPeriod(value);
    case "date":
      return isDate(value);
  }
};

const wrongParameter = (
  parameters: readonly Parameter[],
  stated: { readonly [key: string]: ParameterValue },
): Refusal | null => {
  for (const parameter of parameters) {
    const value = own(stated, parameter.key) ?? parameter.default;
    if (value === undefined)
      return because(
        "parameter-missing",
        `"${parameter.label}" has no answer yet.`,
        "Say what applies here. This is for you to decide, so there is no set answer.",
        parameter.key,
      );
    if (!isValid(parameter, value))
      return because(
        "parameter-invalid",
        `The answer to "${parameter.label}" does not fit.`,
        "Choose one of the answers on offer, or give a number or a length of time where asked.",
        parameter.key,
      );
  }
  const known = parameters.map((parameter) => parameter.key);
  const extra = Object.keys(stated).find((key) => !known.includes(key));
  return extra === undefined
    ? null
    : because("parameter-invalid", `"${extra}" is not asked for here.`, "Leave it out.", extra);
};

export const launchRun = (state: RunState, command: Of<"launchRun">): Decision => {
  const { organisation, template, title, parameters, calendar } = command.data;
  if (state.status !== "not-launched")
    return refuse("already-launched", "This run has started already.", "Open its board.");
  const wrong =
    whyNotLaunch(state, command) ?? wrongParameter(state.template.parameters, parameters);
  if (wrong) return refused(wrong);
  if (template.name !== state.template.name || template.version !== state.template.version)
    return refuse("parameter-invalid", "This is another template.", "Choose one template.");
  const first = state.template.steps[0];
  if (first === undefined)
    return refuse("unknown-step", "This template has no steps.", "Choose another template.");
  const defaults = Object.fromEntries(
    state.template.parameters.flatMap(({ key, default: value }) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  );
  const stated = { ...defaults, ...parameters };
  const launched: DomainEvent = {
    type: "runLaunched",
    data: {
      organisation,
      template,
      title,
      launcher: command.actor.id,
      parameters: stated,
      calendar,
    },
  };
  // A first step that needs something is opened by the engine when that holds, as every other is.
  const opened = first.needs ? [] : opening({ ...state, parameters: stated }, first);
  return accept(launched, ...leading(command), ...opened);
};

/** A programme manager launches; so does whoever leads it then, if the template's line for a lead fits. */
const whyNotLaunch = (
  { template: { lead } }: RunState,
  { actor, data: { leads } }: Of<"launchRun">,
): Refusal | null => {
  if (leads === undefined) return mustManage(actor);
  return lead?.side === leads && actor.role !== "engine"
    ? null
    : because(
        "role-not-here",
        "You can't lead a run of this kind.",
        "Ask a programme manager to start it.",
        "leads",
      );
};

const leading = ({ actor, data: { leads } }: Of<"launchRun">): readonly DomainEvent[] =>
  leads === undefined
    ? []
    : [
        {
          type: "memberJoined",
          data: { member: actor.id, side: leads, roles: ["lead"], declares: [] },
        },
      ];

export const pause = (state: RunState, command: Of<"pause">): Decision => {
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  return accept({ type: "paused", data: { reason: command.data.reason } });
};

export const resume = (state: RunState, command: Of<"resume">): Decision => {
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (state.status !== "paused")
    return refuse("not-paused", "The run is not paused.", "Nothing to do.");
  return accept({ type: "resumed", data: {} });
};

/**
 * The engine ends a run whose last step leads nowhere. A programme manager or its lead may end one whose gate refused, instead of
 * bringing a new version.
 */
export const finishRun = (state: RunState, command: Of<"finishRun">): Decision => {
  const step = currentStep(state);
  if (step?.status === "closed" && step.next === null) {
    const wrong = mustBeEngine(command.actor);
    if (wrong) return refused(wrong);
    const outcome = isRefused(state, step) ? "refused" : "completed";
    return accept({ type: "runFinished", data: { outcome } });
  }
  const isStuck = step?.parts.some((part) => state.parts[part]?.gate === "refused") ?? false;
  const wrong = mustOwn(state, command.actor);
  if (isStuck && !wrong) return accept({ type: "runFinished", data: { outcome: "refused" } });
  return refuse("not-due", "The run still has steps to go.", "Carry on with the open step.");
};
