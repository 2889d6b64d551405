import type { Actor } from "../../domain/actor.ts";
import type { Order } from "../../domain/command.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Role, Side } from "../../domain/template.ts";
import { MANAGER, person } from "../properties/pools.ts";
import type { Draw } from "./draw.ts";

/** What somebody does, and who. */
export type Deed = Order & { readonly actor: Actor };

export type Scene = {
  readonly state: RunState;
  readonly at: string;
  readonly fresh: string;
  readonly draw: Draw;
};

type Joining = {
  readonly member: string;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly declares: readonly string[];
};

/** Enough people for every circle of a generated template; two of each panel and no more. */
export const GROUP: readonly Joining[] = [
  { member: "cora", side: "stakeholder", roles: ["coordinator", "author"], declares: [] },
  ...["pia", "pat"].map((member): Joining => ({
    ...{ member, side: "pwle" },
    ...{ roles: ["decision-maker", "deliverer"], declares: ["seat", "odd"] },
  })),
  ...["paz", "pim"].map((member): Joining => ({
    ...{ member, side: "pwle" },
    ...{ roles: ["decision-maker"], declares: ["bench"] },
  })),
  { member: "sam", side: "staff", roles: ["decision-maker"], declares: ["seat", "odd"] },
  { member: "sue", side: "staff", roles: ["decision-maker"], declares: ["seat"] },
  { member: "sol", side: "staff", roles: ["decision-maker"], declares: ["bench"] },
  { member: "gwen", side: "stakeholder", roles: ["guardian"], declares: [] },
  { member: "yan", side: "pwle", roles: ["contributor"], declares: [] },
];

/** Whoever manages the programme. */
export const manager = (order: Order): Deed => ({ ...order, actor: MANAGER });
/** Cora writes and looks after the run. */
export const cora = (order: Order): Deed => ({ ...order, actor: person("cora") });

/** The manager adds somebody; what they declare is their own word. */
export const added = (data: Joining): Deed =>
  manager({ type: "joinMember", data: { ...data, declares: [] } });

/** What people of the group have not declared yet, each for themselves. */
export const declaring = ({ state }: Pick<Scene, "state">): readonly Deed[] =>
  GROUP.flatMap(({ member, declares }) =>
    declares
      .filter(
        (key) =>
          state.template.declarations.some((one) => one.key === key) &&
          own(state.members, member)?.declares.includes(key) === false,
      )
      .map((key): Deed => ({
        type: "makeDeclaration",
        actor: person(member),
        data: { member, declares: key, holds: true, by: "self" },
      })),
  );

/** Whoever left comes back, and says again what they had declared. */
export const comeBack = (scene: Scene): readonly Deed[] => [
  ...GROUP.filter(({ member }) => own(scene.state.members, member)?.status !== "active").map(added),
  ...declaring(scene),
];
