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
export const risksIn = (state: RunState, now: string): readonly Risk[] => {
  if (!isUnderWay(state)) return [];
  const few = people.tooFewPeople(state);
  return [
    ...(few.length > 0 ? few : people.tooFewPeopleAhead(state)),
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
};

/** Those of `risksIn` that are about one part. */
export const risksAt = (state: RunState, part: string): readonly Risk[] => {
  if (!isUnderWay(state)) return [];
  const ofParts = [
    ...people.tooFewPeople(state),
    ...helpersWord(state),
    ...work.nobodyDelivers(state),
    ...work.notFinished(state),
    ...work.meetings(state),
    ...work.fewVotes(state),
  ];
  return ofParts.filter((risk) => risk.part === part);
};

const isUnderWay = ({ status }: RunState): boolean => status === "running" || status === "paused";
