import { wereThere } from "../blocks/session/sessions.ts";
import type { NumberedEvent } from "../event.ts";
import { own } from "../rules/lookup.ts";
import type { Claim, RunState } from "../state.ts";
import { onMember, withEntry } from "./change.ts";
import type { Of } from "./change.ts";

/** What an event says about people, and about whom: they alone can corroborate it. */
const about = (state: RunState, event: NumberedEvent): readonly string[] => {
  switch (event.type) {
    case "contributed":
      // What came with an answer is borne out with the answer.
      return event.data.request === undefined ? [event.data.member] : [];
    case "contributionAnswered": {
      // Whoever said "yes, with changes" says whether the changes were made.
      const contribution = own(state.contributions, event.data.contribution);
      return contribution?.request == null ? [] : [contribution.member];
    }
    case "capacityBuilt":
    case "accessNeedMet":
    case "paymentMade":
    case "supportOffered":
      return [event.data.member];
    case "guardianNamed":
      return [event.data.guardian, event.data.of];
    case "deliveryCompleted":
      return event.data.deliveredBy;
    case "sessionHeld":
      return wereThere(event.data);
    default:
      return [];
  }
};

/** Keeps what somebody says about others until they have said whether it is so. What one says of oneself is no claim. */
export const claimed = (state: RunState, event: NumberedEvent): RunState => {
  if (event.type === "listContinued") return claimContinued(state, event);
  const members = about(state, event).filter((member) => member !== event.actor.id);
  if (members.length === 0) return state;
  const { type: kind, version, at, actor } = event;
  const claim: Claim = {
    ...{ kind, version, at, members },
    about: subjectOf(event),
    by: actor.id,
    answers: {},
  };
  return { ...state, claims: withEntry(state.claims, String(version), claim) };
};

const subjectOf = (event: NumberedEvent): string | null => {
  if (event.type === "accessNeedMet") return event.data.need;
  return event.type === "contributed" || event.type === "contributionAnswered"
    ? event.data.contribution
    : null;
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
  const said = { ...state, claims: withEntry(state.claims, String(version), answered) };
  const { kind, about: need } = claim;
  // Only the person says that their need is met.
  return kind === "accessNeedMet" && need !== null
    ? onMember(said, member, ({ needs, ...rest }) => ({
        ...rest,
        needs:
          own(needs, need) === undefined ? needs : { ...needs, [need]: agrees ? "met" : "unmet" },
      }))
    : said;
};
