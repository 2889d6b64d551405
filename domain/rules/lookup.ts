import type { Member, Part, Request, RunState, StepState, Version } from "../state.ts";
import type { Gate, Role, Step } from "../template.ts";
import { gateIn } from "./blocks.ts";

/** The record's own entry: a name such as `constructor` is nobody's. Most that is looked for is not there, and found so by one look. */
export const own = <T>(record: { readonly [key: string]: T }, key: string): T | undefined => {
  const value = record[key];
  return value !== undefined && Object.hasOwn(record, key) ? value : undefined;
};

export const stepDefinition = (state: RunState, key: string): Step | undefined =>
  state.template.steps.find((step) => step.key === key);

/** The gate that a part's people sign off, or null. */
export const gateOf = (state: RunState, part: Part): Gate | null => {
  const step = stepDefinition(state, part.step);
  return step === undefined ? null : gateIn(step, part);
};

/** The step that the run is in, or was in last. */
export const currentStep = (state: RunState): StepState | undefined => state.steps.at(-1);

export const newestVersion = (part: Part): Version | undefined => part.versions.at(-1);

export const requestsOf = (state: RunState, part: Part): readonly Request[] =>
  part.requests.flatMap((id) => own(state.requests, id) ?? []);

export const activeMember = (state: RunState, id: string): Member | undefined => {
  const member = own(state.members, id);
  return member?.status === "active" ? member : undefined;
};

export const hasRole = (member: Member, ...roles: readonly Role[]): boolean =>
  roles.some((role) => member.roles.includes(role));

/** Who looks after the run: coordinators, else its lead, else chairs, else facilitators, else who launched it. */
export const stewards = (state: RunState): readonly string[] => {
  const active = Object.values(state.members).filter((member) => member.status === "active");
  const roles: readonly Role[] = ["coordinator", "lead", "chair", "facilitator"];
  for (const role of roles) {
    const found = active.filter((member) => hasRole(member, role)).map((member) => member.id);
    if (found.length > 0) return found;
  }
  return [state.launcher];
};
