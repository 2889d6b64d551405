import type { Order } from "../../../domain/command.ts";
import { amountsOf } from "../../../domain/links/amount.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import type { RawOrder } from "../../contracts/order.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import type { ActResult } from "../act-result.ts";
import { isMember } from "./decider.ts";

type RawLink = Extract<RawOrder, { type: "linkRun" }>;

export type Linking = {
  /** Puts in what the other run's record holds, if whoever links may read it. */
  prepare(
    principal: Principal,
    run: string,
    raw: RawLink,
  ): Promise<
    | { readonly kind: "ready"; readonly order: Order }
    | Extract<ActResult, { kind: "invalid" | "forbidden" | "not-found" }>
  >;
};

/** @param load the run's whole folded state, or null when this principal may not read it. */
export const createLinking = (
  load: (principal: Principal, run: string) => Promise<RunState | null>,
): Linking => ({
  async prepare(principal, run, { data }) {
    const state = await load(principal, run);
    if (state === null) return { kind: "not-found" };
    // Before anything is said of the other run.
    const { organisation } = state;
    const member = isMember(state, principal);
    const permission = authorise(principal, "linkRun", { organisation, member });
    if (permission.kind !== "allowed") return permission;
    const wrong = (message: string) =>
      ({ kind: "invalid", issues: [{ path: ["run"], message }] }) as const;
    if (data.run === run.toLowerCase()) return wrong("A run can’t be linked to itself.");
    const other = await load(principal, data.run);
    if (other === null) return wrong("There is no such run that you may read.");
    const isSameTemplate = other.template.name === state.template.name;
    if (data.kind === "adds-to" && !isSameTemplate)
      return wrong("Only requests of the same kind are added up: choose a run of the same path.");
    const step = data.part === null ? null : (own(state.parts, data.part)?.step ?? null);
    const amounts = data.kind === "adds-to" ? amountsOf(other, step) : {};
    return { kind: "ready", order: { type: "linkRun", data: { ...data, amounts } } };
  },
});
