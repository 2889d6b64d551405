import { wereThere } from "../blocks/session/sessions.ts";
import type { NumberedEvent } from "../event.ts";
import { own } from "../rules/lookup.ts";
import type { Claim, ClaimKind, RunState } from "../state.ts";
import { onMember, withEntry } from "./change.ts";
import type { Of } from "./change.ts";

type Said = {
  readonly kind: ClaimKind;
  readonly members: readonly string[];
  readonly about: string | null;
};

/** What an event says about people, if anything: they alone can corroborate it. */
const said = (state: RunState, event: NumberedEvent): Said | null => {
  switch (event.type) {
    case "contributed":
      // What came with an answer is borne out with the answer.
      return event.data.request === undefined
        ? { kind: event.type, members: [event.data.member], about: event.data.contribution }
        : null;
    case "contributionAnswered": {
      // Whoever said "yes, with changes" says whether the changes were made.
      const { contribution: id } = event.data;
      const contribution = own(state.contributions, id);
      return contribution?.request == null
        ? null
        : { kind: event.type, members: [contribution.member], about: id };
    }
    case "accessNeedMet":
      return { kind: event.type, members: [event.data.member], about: event.data.need };
    case "capacityBuilt":
    case "paymentMade":
    case "supportOffered":
      return { kind: event.type, members: [event.data.member], about: null };
    case "guardianNamed":
      return { kind: event.type, members: [event.data.guardian, event.data.of], about: null };
    case "deliveryCompleted":
      return { kind: event.type, members: event.data.deliveredBy, about: null };
    case "sessionHeld":
      return { kind: event.type, members: wereThere(event.data), about: null };
    default:
      return null;
  }
};

/** Keeps what somebody says about others until they have said whether it is so. What one says of oneself is no claim. */
export const claimed = (state: RunState, event: NumberedEvent): RunState => {
  if (event.type === "listContinued") return claimContinued(state, event);
  const { version, at, actor } = event;
  const what = said(state, event);
  const members = what?.members.filter((member) => member !== actor.id) ?? [];
  if (what === null || members.length === 0) return state;
  const claim: Claim = { ...what, version, at, by: actor.id, members, answers: {} };
  return { ...state, claims: withEntry(state.claims, String(version), claim) };
};

/** A claim about more people than its event had room for. */
const claimContinued = (state: RunState, { data, actor }: Of<"listContinued">): RunState => {
  const session = data.session === undefined ? undefined : own(state.sessions, data.session);
  const claim = session && own(state.claims, String(session.event));
  if (claim === undefined) return state;
  const added = data.members.filter((member) => member !== actor.id);
  const members = [...new Set([...claim.members, ...added])];
  return {
    ...state,
    claims: withEntry(state.claims, String(claim.version), { ...claim, members }),
  };
};

/** Who had everything erased keeps their place in the history, and can't be reached any more. */
export const erased = (state: RunState, event: Of<"erased">): RunState => {
  const voice = own(state.voices, event.data.member);
  if (voice !== undefined)
    return { ...state, voices: withEntry(state.voices, voice.id, { ...voice, erased: true }) };
  return event.data.what === "all"
    ? onMember(state, event.data.member, (member) => ({ ...member, erased: true }))
    : state;
};

export const corroborated = (state: RunState, event: Of<"corroborated">): RunState => {
  const { claim: version, member, agrees } = event.data;
  const claim = own(state.claims, String(version));
  if (claim === undefined) return state;
  const answered = { ...claim, answers: withEntry(claim.answers, member, agrees) };
  const heard = { ...state, claims: withEntry(state.claims, String(version), answered) };
  const { kind, about: need } = claim;
  // Only the person says that their need is met.
  return kind === "accessNeedMet" && need !== null
    ? onMember(heard, member, ({ needs, ...rest }) => ({
        ...rest,
        needs:
          own(needs, need) === undefined ? needs : { ...needs, [need]: agrees ? "met" : "unmet" },
      }))
    : heard;
};
