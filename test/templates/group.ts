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

/** Whoever left comes back. */
export const comeBack = ({ state }: Scene): readonly Deed[] =>
  GROUP.filter(({ member }) => own(state.members, member)?.status !== "active").map((data) =>
    manager({ type: "joinMember", data }),
  );
