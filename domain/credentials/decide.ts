import type { Command } from "../command.ts";
import { withConsequences } from "../blocks/gate/consequences.ts";
import { mustBeActive, mustBeSelf } from "../decide/guards.ts";
import type { Refusal } from "../refusal.ts";
import { because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { cameTo, credentialOf, isEarned } from "./credentials.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const unknownCredential = (key: string): Decision =>
  refuse(
    "unknown-credential",
    "Nobody is qualified for this here.",
    "Choose one from the list on your home page.",
    key,
  );

/** Only the person says so, and only once. */
const wrongly = (
  state: RunState,
  { actor, data }: Of<"claimCredential" | "showCredential">,
): Refusal | null => {
  const { member, credential } = data;
  const wrong = mustBeSelf(actor, member);
  if (wrong) return wrong;
  return own(state.members, member)?.holds.includes(credential) === true
    ? because("already-answered", "You have this already.", "Nothing to do.", credential)
    : null;
};

/** Whoever came to the sessions says so, also when they have left since or the run has ended. */
export const claimCredential = (state: RunState, command: Of<"claimCredential">): Decision => {
  const { member, credential: key } = command.data;
  const credential = credentialOf(state.template, key);
  const wrong = wrongly(state, command);
  if (wrong) return refused(wrong);
  if (own(state.members, member) === undefined || credential === undefined)
    return unknownCredential(key);
  if (!("earnedBy" in credential))
    return refuse(
      "credential-not-earned",
      "This is not earned here.",
      "Show here where you have earned it: on your home page.",
      key,
    );
  if (!isEarned(state, credential, member)) {
    const { steps, came } = credential.earnedBy;
    return refuse(
      "credential-not-earned",
      `This takes ${came} sessions, and the record says that you came to ${cameTo(state, member, steps)}.`,
      "If you came to more, ask whoever led them to write it down.",
      key,
    );
  }
  return withConsequences(state, command, "declared", {
    type: "credentialEarned",
    data: command.data,
  });
};

/** What somebody earned in another run counts here when they bring it. Where they earned it is looked up at the edge. */
export const showCredential = (state: RunState, command: Of<"showCredential">): Decision => {
  const { member, credential: key } = command.data;
  const credential = credentialOf(state.template, key);
  const wrong = mustBeActive(state, member) ?? wrongly(state, command);
  if (wrong) return refused(wrong);
  if (credential === undefined) return unknownCredential(key);
  return withConsequences(state, command, "declared", {
    type: "credentialShown",
    data: command.data,
  });
};

/** Whoever brought a credential here takes it back, also after they left: what they earned stays theirs where they earned it. */
export const stopShowingCredential = (
  state: RunState,
  command: Of<"stopShowingCredential">,
): Decision => {
  const { member, credential: key } = command.data;
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  const credential = credentialOf(state.template, key);
  if (credential === undefined) return unknownCredential(key);
  if ("earnedBy" in credential)
    return refuse(
      "credential-not-shown",
      "This was earned in this run, so it is not shown from another one.",
      "Nothing to do: other runs see it only while you show it there.",
      key,
    );
  return own(state.members, member)?.holds.includes(key) === true
    ? withConsequences(state, command, "declared", {
        type: "credentialNoLongerShown",
        data: command.data,
      })
    : refuse("credential-not-shown", "You do not show this here.", "Nothing to do.", key);
};
