import type { RunState } from "../state.ts";
import { helpersWord } from "./asking.ts";
import * as people from "./people.ts";
import type { Risk } from "./risk.ts";
import * as work from "./work.ts";

/**
 * What may keep a run from being co-produced, as long as something can be done about it: the verdict's findings, said in
 * advance. `state`: the run as its reader may know it (see `stateFor`), so that a risk never tells what an open gate hides.
 * @param now ISO 8601 UTC.
 */
export const risksIn = (state: RunState, now: string): readonly Risk[] =>
  state.status !== "running" && state.status !== "paused"
    ? []
    : [
        ...people.tooFewPeople(state),
        ...people.onlyManagersWord(state),
        ...people.staffChairs(state),
        ...people.oneVoiceForMany(state),
        ...people.needsUnmet(state),
        ...people.consentMissing(state),
        ...people.nothingOffered(state),
        ...work.contributionsUnanswered(state),
        ...helpersWord(state),
        ...work.oneOff(state, now),
        ...work.nobodyDelivers(state),
        ...work.noBaseline(state),
        ...work.notFinished(state),
        ...work.meetings(state),
        ...work.fewVotes(state),
      ];
