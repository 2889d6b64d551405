import { withEntry } from "../evolve/change.ts";
import type { NumberedEvent } from "../event.ts";
import { own } from "../rules/lookup.ts";
import type { Cry } from "./cry.ts";
import type { RunState } from "../state.ts";
import { cryKey } from "./cries.ts";

/** The state with the cry for help that an event gives, or takes up. A cry that comes again wants an answer again. */
export const cried = (state: RunState, event: NumberedEvent): RunState => {
  const { at } = event;
  switch (event.type) {
    case "accessNeedStated": {
      const { member, need, what } = event.data;
      return withCry(state, { ...CRY, kind: "need", about: need, member, at, words: what });
    }
    case "askedForTime": {
      const { member, part, request, reason } = event.data;
      const cry = { part, about: request, member, at, words: reason };
      return withCry(state, { ...CRY, ...cry, kind: "more-time" });
    }
    case "objected": {
      const { member, part, objection, reason } = event.data;
      const cry = { part, about: objection, member, at, words: reason };
      return withCry(state, { ...CRY, ...cry, kind: "objection" });
    }
    case "answerDisputed": {
      const { member, part, request, reason } = event.data;
      const cry = { part, about: request, member, at, words: reason };
      return withCry(state, { ...CRY, ...cry, kind: "disputed" });
    }
    case "cryTakenUp": {
      const cry = own(state.cries, cryKey(event.data));
      if (cry === undefined) return state;
      return withCry(state, { ...cry, takenUp: { by: event.actor.id, at } });
    }
    default:
      return state;
  }
};

const CRY = { part: null, takenUp: null } as const;

const withCry = (state: RunState, cry: Cry): RunState => ({
  ...state,
  cries: withEntry(state.cries, cryKey(cry), cry),
});
