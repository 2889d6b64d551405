import { wasThere } from "../blocks/session/sessions.ts";
import { own } from "../rules/lookup.ts";
import type { Session } from "../blocks/session/state.ts";
import type { RunState } from "../state.ts";
import type { Credential, Template } from "../template.ts";

/** The credential that a template calls by this key. */
export const credentialOf = (template: Template, key: string): Credential | undefined =>
  template.credentials?.find((credential) => credential.key === key);

/** The sessions of these steps to which somebody came, or which they led, and of which they do not say otherwise. */
const sessionsWith = (
  state: RunState,
  member: string,
  steps: readonly string[],
): readonly Session[] =>
  Object.values(state.sessions).filter((session) => {
    const step = own(state.parts, session.part)?.step;
    return step !== undefined && steps.includes(step) && wasThere(state, session, member);
  });

/** To how many sessions of these steps somebody came, or led them, and does not say otherwise. */
export const cameTo = (state: RunState, member: string, steps: readonly string[]): number =>
  sessionsWith(state, member, steps).length;

/**
 * A session that counts for a credential, and who bears out that it was as written. `on`: YYYY-MM-DD. `event`: the version of
 * the event that says so. `self`: whether the person says themselves that they were there. `others`: how many others do.
 */
export type BorneOut = {
  readonly on: string;
  readonly event: number | null;
  readonly led: boolean;
  readonly self: boolean;
  readonly others: number;
};

/** What a credential that is earned in this run rests on, oldest first. */
export const borneOut = (
  state: RunState,
  credential: Credential,
  member: string,
): readonly BorneOut[] =>
  "earnedBy" in credential
    ? sessionsWith(state, member, credential.earnedBy.steps)
        .map(({ on, event, ledBy }) => {
          const answers = own(state.claims, String(event))?.answers ?? {};
          const said = Object.entries(answers).filter(([, agrees]) => agrees);
          const self = said.some(([who]) => who === member);
          const others = said.length - (self ? 1 : 0);
          return { on, event, led: ledBy.includes(member), self, others };
        })
        .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    : [];

/** Whether the sessions that a credential takes are held, and the person was there. */
export const isEarned = (state: RunState, credential: Credential, member: string): boolean =>
  "earnedBy" in credential &&
  cameTo(state, member, credential.earnedBy.steps) >= credential.earnedBy.came;
