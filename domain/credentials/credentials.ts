import { wasThere } from "../blocks/session/sessions.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import type { Credential, Template } from "../template.ts";

/** The credential that a template calls by this key. */
export const credentialOf = (template: Template, key: string): Credential | undefined =>
  template.credentials?.find((credential) => credential.key === key);

/** To how many sessions of these steps somebody came, or led them, and does not say otherwise. */
export const cameTo = (state: RunState, member: string, steps: readonly string[]): number =>
  Object.values(state.sessions).filter((session) => {
    const step = own(state.parts, session.part)?.step;
    return step !== undefined && steps.includes(step) && wasThere(state, session, member);
  }).length;

/** Whether the sessions that a credential takes are held, and the person was there. */
export const isEarned = (state: RunState, credential: Credential, member: string): boolean =>
  "earnedBy" in credential &&
  cameTo(state, member, credential.earnedBy.steps) >= credential.earnedBy.came;
