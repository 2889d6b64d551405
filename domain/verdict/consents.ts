import { wereThere } from "../blocks/session/sessions.ts";
import { isHeld } from "../rules/declared.ts";
import { circleOf } from "../rules/circle.ts";
import { hasRole, own, stepDefinition } from "../rules/lookup.ts";
import type { Member, RunState } from "../state.ts";
import { finding, type Finding } from "./finding.ts";
import type { Step, Trail, TrailEvent } from "./trail.ts";

type Said = Member["declared"][string];

/** What the trail says of each member's declarations, up to one event. */
type Declared = ReadonlyMap<string, Said>;

const about = (member: string, declaration: string): string =>
  JSON.stringify([member, declaration]);

/** What an event says of declarations. What somebody else wrote down at the joining is no word of the person's. */
const saidIn = (event: TrailEvent): readonly (readonly [string, keyof Said, boolean])[] => {
  if (event.type === "declarationMade") {
    const { member, declares, holds, by } = event.data;
    return [[about(member, declares), by, holds]];
  }
  if (event.type !== "memberJoined" || event.actor.id !== event.data.member) return [];
  const { member, declares } = event.data;
  return declares.map((key) => [about(member, key), "self", true] as const);
};

/** Whoever takes part by an event: answers, shares, writes, or is named as having been there. */
const takePart = (end: RunState, event: TrailEvent): readonly string[] => {
  switch (event.type) {
    case "signedOff":
    case "declined":
    case "preferred":
    case "contributed":
      return [event.data.member];
    case "versionSaved":
      return [event.actor.id];
    case "sessionHeld":
      // A long list goes on in further events, so the session itself is asked.
      return wereThere(own(end.sessions, event.data.session) ?? event.data);
    default:
      return [];
  }
};

/** Whether somebody is one of those whose declaration a step needs, whatever they declared. */
export const isMeant = (state: RunState, circle: string, id: string): boolean => {
  const member = own(state.members, id);
  return (
    member !== undefined &&
    circleOf(state, circle).of.some(
      ({ side, roles }) =>
        side === member.side && (roles === undefined || hasRole(member, ...roles)),
    )
  );
};

/** What a step needs of people before it opens, by circle: it holds for whoever joins them later, too. */
export const neededIn = (state: RunState, key: string) =>
  (stepDefinition(state, key)?.needs ?? []).filter((need) => "declared" in need);

const withoutIn = (trail: Trail, { event, place }: Step, said: Declared): readonly Finding[] => {
  if (place === null) return [];
  const missing = neededIn(trail.end, place.step).some(({ declared, of }) =>
    takePart(trail.end, event).some(
      (member) =>
        isMeant(trail.end, of, member) && !isHeld(said.get(about(member, declared)) ?? {}),
    ),
  );
  return missing ? [finding("without-consent", place, [event.id])] : [];
};

/** Somebody took part in a step that needs their consent, and at that time there was none on record, or their own no. */
export const withoutConsent = (trail: Trail): readonly Finding[] => {
  const said = new Map<string, Said>();
  return trail.steps.flatMap((step) => {
    for (const [key, by, holds] of saidIn(step.event))
      said.set(key, { ...said.get(key), [by]: holds });
    return withoutIn(trail, step, said);
  });
};
