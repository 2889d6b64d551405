import { own } from "../rules/lookup.ts";
import type { Answer, Member } from "../state.ts";
import { freshlySigned } from "./gates.ts";
import type { Trail } from "./trail.ts";

/**
 * On whose word something rests, the firmest first. `vouched-and-signed`: signed by a passkey that a lived-experience organisation
 * vouched for; `signed`: by the person's own passkey; `own-act`: by their own session, or confirmed in it; `helpers-word`: written
 * down by somebody of the group; `managers-word`: that the person has lived experience at all is what whoever added them said.
 */
export type Evidence =
  | "vouched-and-signed"
  | "signed"
  | "own-act"
  | "helpers-word"
  | "managers-word"
  | "none";

const ORDER = [
  "vouched-and-signed",
  "signed",
  "own-act",
  "helpers-word",
  "managers-word",
  "none",
] as const satisfies readonly Evidence[];

const ASSENT: { readonly [assurance in Answer["assurance"]]: Evidence } = {
  "passkey-signed": "signed",
  "signed-in": "own-act",
  "assisted-confirmed": "own-act",
  "assisted-unconfirmed": "helpers-word",
};

const rank = (evidence: Evidence): number => ORDER.indexOf(evidence);

/** What rests on several things is no firmer than the least of them; `none` for nothing. */
export const least = (several: readonly Evidence[]): Evidence =>
  several.toSorted((a, b) => rank(b) - rank(a))[0] ?? "none";

/** The firmest that still covers as many as are needed; `none` when there are fewer. */
export const covering = (several: readonly Evidence[], needed: number): Evidence =>
  several.toSorted((a, b) => rank(a) - rank(b))[needed - 1] ?? "none";

/** How it is known that a member brings what the group counts them for; null: by more than anybody's mere word. */
const membership = (member: Member | undefined): Evidence | null => {
  if (member === undefined) return "managers-word";
  if (member.vouchedBy.length > 0 || member.saidSides?.includes(member.side) === true) return null;
  return member.confirmedBy.length > 0 ? "helpers-word" : "managers-word";
};

/** On what each answer rests: the lesser of how it was given and of how it is known who gave it, by all that is on record now. */
export const evidenceOfAnswers = (trail: Trail): ((answer: Answer) => Evidence) => {
  const fresh = freshlySigned(trail);
  const signedBy = new Map<number, string>();
  for (const { event } of trail.steps)
    if ("signature" in event.data && event.data.signature !== undefined)
      signedBy.set(event.version, event.data.signature.credential);
  return ({ event, assurance, member: id }) => {
    const member = own(trail.end.members, id);
    const known = membership(member);
    const given = ASSENT[fresh.has(event) ? "signed-in" : assurance];
    if (known !== null) return least([given, known]);
    const key = signedBy.get(event);
    const isVouchedFor = member?.vouchedBy.some(
      ({ credential, passkey }) =>
        credential === key && own(trail.end.credentials, credential)?.publicKey === passkey,
    );
    return given === "signed" && isVouchedFor === true ? "vouched-and-signed" : given;
  };
};
