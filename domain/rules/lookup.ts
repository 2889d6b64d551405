import type { Member, Part, Request, RunState, StageState, Version } from "../state.ts";
import type { Form, Role, Stage } from "../template.ts";

/** The record's own entry: a name such as `constructor` is nobody's. */
export const own = <T>(record: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const stageDefinition = (state: RunState, key: string): Stage | undefined =>
  state.template.stages.find((stage) => stage.key === key);

/** The stage that the run is in, or was in last. */
export const currentStage = (state: RunState): StageState | undefined => state.stages.at(-1);

export const newestVersion = (part: Part): Version | undefined => part.versions.at(-1);

export const requestsOf = (state: RunState, part: Part): readonly Request[] =>
  part.requests.flatMap((id) => own(state.requests, id) ?? []);

/** The key of the part that joins parts which ran at once. */
export const JOIN = "join";

/** The form that a part fills in: its stage's, or the joining part's own. */
export const formOf = (part: Part, stage: Stage): Form =>
  stage.arrangement.kind === "at-once" && part.key === JOIN && stage.arrangement.join
    ? stage.arrangement.join.form
    : stage.form;

export const activeMember = (state: RunState, id: string): Member | undefined => {
  const member = own(state.members, id);
  return member?.status === "active" ? member : undefined;
};

export const hasRole = (member: Member, ...roles: readonly Role[]): boolean =>
  roles.some((role) => member.roles.includes(role));

/** Who looks after the run: coordinators, else chairs, else facilitators, else who launched it. */
export const stewards = (state: RunState): readonly string[] => {
  const active = Object.values(state.members).filter((member) => member.status === "active");
  const roles: readonly Role[] = ["coordinator", "chair", "facilitator"];
  for (const role of roles) {
    const found = active.filter((member) => hasRole(member, role)).map((member) => member.id);
    if (found.length > 0) return found;
  }
  return [state.launcher];
};
