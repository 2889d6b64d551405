import type { Kysely } from "kysely";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { checkVouching } from "../../audit/verify/vouchers.ts";
import { voucherOf } from "../../audit/voucher.ts";
import type { Order } from "../../domain/command.ts";
import type { RunState } from "../../domain/state.ts";
import type { Powers } from "../../domain/organisation/powers.ts";
import { checked } from "../contracts/check.ts";
import type { RawOrder } from "../contracts/order.ts";
import { NewVoucher } from "../contracts/vouchers.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import { actorOf, type Principal } from "../principal.ts";
import type { ActResult } from "./act-result.ts";
import type { Answered } from "./answered.ts";
import { isMember } from "./runs/decider.ts";
import { recordPowers } from "./record-powers.ts";

/** An organisation whose word on people is taken here. `voucher`: its key's id. */
export type RegisteredVoucher = {
  readonly voucher: string;
  readonly name: string;
  readonly publicKey: string;
  readonly since: string;
  readonly ended: boolean;
};

export type Vouchers = {
  /** The longest there first; those who are ended, too: what they signed stays. */
  list(principal: Principal): Promise<Answered<readonly RegisteredVoucher[]>>;
  register(principal: Principal, voucher: NewVoucher): Promise<Answered<RegisteredVoucher>>;
  end(principal: Principal, voucher: string): Promise<Answered<null>>;
};

/** Puts in the key that the organisation's record knows a voucher by, if it signed this. */
export type Vouching = {
  prepare(
    principal: Principal,
    run: string,
    raw: Extract<RawOrder, { readonly type: "vouchForMember" }>,
  ): Promise<
    | { readonly kind: "ready"; readonly order: Order }
    | Extract<ActResult, { readonly kind: "invalid" | "forbidden" | "not-found" }>
  >;
};

type Dependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly powersOf: (organisation: string) => Promise<Powers>;
};

const vouchersIn = ({ vouchers }: Powers): readonly RegisteredVoucher[] =>
  Object.entries(vouchers).map(([voucher, known]) => ({
    voucher,
    name: known.name,
    publicKey: known.publicKey,
    since: known.since,
    ended: known.ended,
  }));

/** @param load the run's whole folded state, or null when this principal may not read it. */
export const createVouching = (
  powersOf: Dependencies["powersOf"],
  load: (principal: Principal, run: string) => Promise<RunState | null>,
): Vouching => ({
  async prepare(principal, run, { data }) {
    const state = await load(principal, run);
    if (state === null) return { kind: "not-found" };
    // Before anything is said of who may vouch here.
    const { organisation } = state;
    const subject = { organisation, member: isMember(state, principal) };
    const permission = authorise(principal, "vouchForMember", subject);
    if (permission.kind !== "allowed") return permission;
    const known = vouchersIn(await powersOf(organisation)).find(
      ({ voucher, ended }) => voucher === data.voucher && !ended,
    );
    const wrong = (path: string, message: string) =>
      ({ kind: "invalid", issues: [{ path: [path], message }] }) as const;
    if (known === undefined)
      return wrong("voucher", "An administrator has not said that they may vouch here.");
    if (known.name !== data.name)
      return wrong("name", `They are on record as ${known.name}: ask them to sign as that.`);
    const order = { ...data, publicKey: known.publicKey };
    return (await checkVouching(nodePorts, order)) === "holds"
      ? { kind: "ready", order: { type: "vouchForMember", data: order } }
      : wrong("voucherSignature", "Their key did not sign this. Ask them to sign it again.");
  },
});

export function createVouchers({ db, powersOf }: Dependencies): Vouchers {
  const known = async (organisation: string) => vouchersIn(await powersOf(organisation));

  return {
    async list(principal) {
      const { organisation } = principal;
      const permission = authorise(principal, "readOrganisation", { organisation });
      if (permission.kind !== "allowed") return permission;
      return { kind: "done", value: await known(organisation) };
    },

    async register(principal, sent) {
      const { organisation } = principal;
      const permission = authorise(principal, "registerVoucher", { organisation });
      if (permission.kind !== "allowed") return permission;
      const read = checked(NewVoucher, sent);
      if (read.kind === "invalid") {
        const [issue] = read.issues;
        const field = String(issue?.path[0] ?? "publicKey");
        return { kind: "invalid", field, message: issue?.message ?? "" };
      }
      const { name, publicKey } = read.value;
      const voucher = voucherOf(Buffer.from(publicKey, "base64url"));
      const before = (await known(organisation)).find((one) => one.voucher === voucher);
      if (before !== undefined && !before.ended && before.name === name)
        return { kind: "done", value: before, replayed: true };
      const actor = actorOf(principal, permission.role);
      const event = { type: "voucherRegistered", data: { voucher, name, publicKey } } as const;
      await db.transaction().execute((trx) => recordPowers(trx, organisation, actor, [event]));
      const made = (await known(organisation)).find((one) => one.voucher === voucher);
      return made === undefined ? { kind: "not-found" } : { kind: "done", value: made };
    },

    async end(principal, voucher) {
      const { organisation } = principal;
      const permission = authorise(principal, "endVoucher", { organisation });
      if (permission.kind !== "allowed") return permission;
      const one = (await known(organisation)).find((it) => it.voucher === voucher);
      if (one === undefined) return { kind: "not-found" };
      if (one.ended) return { kind: "done", value: null, replayed: true };
      const actor = actorOf(principal, permission.role);
      const event = { type: "voucherEnded", data: { voucher } } as const;
      await db.transaction().execute((trx) => recordPowers(trx, organisation, actor, [event]));
      return { kind: "done", value: null };
    },
  };
}
