import type { Command } from "../command.ts";
import { withConsequences } from "../blocks/gate/consequences.ts";
import { mustBeActive, mustBeSelf, mustSteer } from "../decide/guards.ts";
import type { Refusal } from "../refusal.ts";
import { accept, because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { activeMember, hasRole, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import type { Declaration } from "../template.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

export const declarationOf = (state: RunState, key: string): Declaration | undefined =>
  state.template.declarations.find((declaration) => declaration.key === key);

export const noSuchDeclaration = (key: string): Decision =>
  refuse(
    "parameter-invalid",
    "Nobody is asked to declare this here.",
    "Choose one from the list.",
    key,
  );

const notAGuardian = (message: string, mend: string, about: string): Refusal =>
  because("not-a-guardian", message, mend, about);

/** Who looks after the run names a guardian, never themselves: else whoever needs a consent could give it. */
export const nameGuardian = (state: RunState, command: Of<"nameGuardian">): Decision => {
  const { guardian, of } = command.data;
  const wrong =
    mustSteer(state, command.actor) ?? mustBeActive(state, guardian) ?? mustBeActive(state, of);
  if (wrong) return refused(wrong);
  const member = activeMember(state, guardian);
  if (guardian === of || guardian === command.actor.id)
    return refused(
      notAGuardian(
        "Nobody can be named as their own guardian, or name themselves as one.",
        "Ask somebody else who looks after this run to do it.",
        guardian,
      ),
    );
  if (member === undefined || !hasRole(member, "guardian"))
    return refused(
      notAGuardian(
        "This person is not in the group as a guardian.",
        'Give them the part "guardian" first.',
        guardian,
      ),
    );
  if (own(state.members, of)?.guardians.includes(guardian) === true)
    return refuse("nothing-changed", "This is on record already.", "Nothing to do.", guardian);
  return accept({ type: "guardianNamed", data: { guardian, of } });
};

/** The person themselves, or somebody who was named as their guardian, for what a guardian may consent to. */
const whyNotDeclare = (
  state: RunState,
  command: Of<"makeDeclaration">,
  { guardian: mayConsent }: Declaration,
): Refusal | null => {
  const { data, actor } = command;
  if (data.by === "self") return mustBeSelf(actor, data.member);
  const wrong = mustBeActive(state, data.guardian) ?? mustBeSelf(actor, data.guardian);
  if (wrong) return wrong;
  if (own(state.members, data.member)?.guardians.includes(data.guardian) !== true)
    return notAGuardian(
      "You are not on record as a guardian of this person.",
      "Ask whoever looks after the run to name you.",
      data.guardian,
    );
  return mayConsent === true
    ? null
    : notAGuardian(
        "Only the person themselves can declare this.",
        "Ask them to do it when they are ready.",
        data.declares,
      );
};

export const makeDeclaration = (state: RunState, command: Of<"makeDeclaration">): Decision => {
  const { member, declares, by, holds } = command.data;
  const wrong = mustBeActive(state, member);
  if (wrong) return refused(wrong);
  const declaration = declarationOf(state, declares);
  if (declaration === undefined) return noSuchDeclaration(declares);
  const why = whyNotDeclare(state, command, declaration);
  if (why) return refused(why);
  const said = own(own(state.members, member)?.declared ?? {}, declares);
  if (said?.[by] === holds)
    return refuse("nothing-changed", "This is on record already.", "Nothing to do.", declares);
  return withConsequences(state, command, "declared", {
    type: "declarationMade",
    data: command.data,
  });
};

/** Only the person says whether they may be contacted again; also when the run is over. */
export const allowContact = (state: RunState, command: Of<"allowContact">): Decision => {
  const { member, holds } = command.data;
  const wrong = mustBeActive(state, member) ?? mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (own(state.members, member)?.contactAllowed === holds)
    return refuse("nothing-changed", "This is on record already.", "Nothing to do.", member);
  return accept({ type: "contactAllowed", data: { member, holds } });
};
