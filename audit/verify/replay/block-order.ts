import type { PollEvent } from "../../../domain/blocks/poll/event.ts";
import type { MeasureEvent } from "../../../domain/blocks/measure/event.ts";
import type { Order } from "../../../domain/command.ts";
import type { LoggedEvent } from "../logged-event.ts";

export type OfBlock = (PollEvent | MeasureEvent)["type"];

/** As `originOf`, for what happens in polls and measures. */
export const blockOrderOf = (
  event: Extract<LoggedEvent, { readonly type: OfBlock }>,
): Order | "none" => {
  switch (event.type) {
    case "pollOpened": {
      const { poll: id, part, block, voters } = event.data;
      return { type: "openPoll", data: { id, part, block, voters } };
    }
    case "electorateChanged": {
      const { part, poll, added, removed } = event.data;
      return { type: "changeElectorate", data: { part, poll, added, removed } };
    }
    case "ballotCast": {
      const { part, poll } = event.data;
      return { type: "castBallot", data: { part, poll, choice: [] } };
    }
    case "pollClosed": {
      const { part, poll } = event.data;
      return { type: "closePoll", data: { part, poll, box: null } };
    }
    case "measured": {
      const { part, block, indicator, how, value, people, on, source } = event.data;
      const data = { part, block, indicator, how, value, people, on, source };
      return { type: "recordMeasure", data };
    }
    case "votersListed":
    case "ballotsListed":
      return "none";
  }
};
