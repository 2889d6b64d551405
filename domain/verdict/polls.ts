import { isPoorResponse } from "../blocks/poll/lookup.ts";
import { own } from "../rules/lookup.ts";
import { finding, type Finding } from "./finding.ts";
import { stepsOf, type Trail } from "./trail.ts";

/** A poll that fewer answered than its template calls a good response: what it says is not what all would say. */
export const poorResponses = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "pollClosed").flatMap(({ event, place }) => {
    const poll = own(trail.end.polls, event.data.poll);
    return poll !== undefined && place && isPoorResponse(trail.end, poll)
      ? [finding("poor-response", place, [event.id])]
      : [];
  });

/** Who may vote was changed after the poll was opened. It may be right, and a reader should know. */
export const changedElectorates = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "electorateChanged").flatMap(({ event, place }) =>
    place ? [finding("electorate-changed", place, [event.id])] : [],
  );
