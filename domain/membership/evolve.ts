import { onMember, type Of } from "../evolve/change.ts";
import type { RunState } from "../state.ts";

export const sideDeclared = (state: RunState, { data }: Of<"sideDeclared">): RunState =>
  onMember(state, data.member, (member) => ({ ...member, saidSides: data.sides }));

export const memberConfirmed = (state: RunState, { data }: Of<"memberConfirmed">): RunState =>
  onMember(state, data.member, (member) => ({
    ...member,
    confirmedBy: [...member.confirmedBy, data.by],
  }));

export const memberVouchedFor = (
  state: RunState,
  { data: { member: id, voucher, name, credential, passkey } }: Of<"memberVouchedFor">,
): RunState =>
  onMember(state, id, (member) => ({
    ...member,
    vouchedBy: [...member.vouchedBy, { voucher, name, credential, passkey }],
  }));
