import { own } from "../rules/lookup.ts";
import type { Claim, ClaimKind } from "../state.ts";
import { finding, type Finding } from "./finding.ts";
import { idsByVersion, stepsOf, type Trail } from "./trail.ts";

/**
 * What was said about people by somebody else. `corroborated`: all of them say that it happened; `disputed`: one of them
 * says that it did not; `asserted`: one side said so, and not everybody has answered. `event`: its id.
 */
export type ClaimVerdict = {
  readonly event: string;
  readonly kind: ClaimKind;
  readonly members: readonly string[];
  readonly evidence: "proven" | "corroborated" | "asserted" | "disputed";
};

/** Which members bore a claim out with a key of their own, by the claim's version. */
const signedBy = (trail: Trail): ReadonlyMap<number, ReadonlySet<string>> => {
  const signed = new Map<number, Set<string>>();
  for (const { event } of stepsOf(trail, "corroborated")) {
    if (event.assurance !== "passkey-signed") continue;
    const members = signed.get(event.data.claim) ?? new Set();
    signed.set(event.data.claim, members.add(event.data.member));
  }
  return signed;
};

const evidenceOf = (claim: Claim, signed: ReadonlySet<string> | undefined) => {
  const answers = claim.members.map((member) => own(claim.answers, member));
  if (answers.includes(false)) return "disputed";
  if (answers.includes(undefined)) return "asserted";
  const isProven = claim.members.every((member) => signed?.has(member));
  return isProven ? "proven" : "corroborated";
};

export const claimsOf = (trail: Trail): readonly ClaimVerdict[] => {
  const signed = signedBy(trail);
  return trail.steps.flatMap(({ event: { id: event, version } }) => {
    const claim = own(trail.end.claims, String(version));
    if (claim === undefined) return [];
    const { kind, members } = claim;
    return [{ event, kind, members, evidence: evidenceOf(claim, signed.get(version)) }];
  });
};

/** The newest word of each person counts: a dispute that was taken back is none. */
export const disputedClaims = (trail: Trail): readonly Finding[] => {
  const ids = idsByVersion(trail);
  const words = stepsOf(trail, "corroborated");
  const newest = new Map(words.map(({ event }) => [wordOf(event.data), event.version]));
  return words.flatMap(({ event }) => {
    const told = ids.get(event.data.claim);
    const isLast = newest.get(wordOf(event.data)) === event.version;
    const claim = own(trail.end.claims, String(event.data.claim));
    // Whether a change was made as asked is judged by itself.
    const isChange = claim?.kind === "contributionAnswered";
    return event.data.agrees || !isLast || told === undefined || isChange
      ? []
      : [finding("claim-disputed", null, [told, event.id])];
  });
};

const wordOf = ({ claim, member }: { readonly claim: number; readonly member: string }): string =>
  `${claim}/${member}`;
