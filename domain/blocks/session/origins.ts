import type { Around, Origins } from "../acts-of.ts";
import type { SessionEvent } from "./event.ts";

/** The orders that its events came of. */
export const origins: Origins<SessionEvent["type"]> = {
  sessionPlanned: (_, event) => {
    const { session: id, part, block, on, until, place, mode, offers } = event.data;
    return { type: "planSession", data: { id, part, block, on, until, place, mode, offers } };
  },
  sessionHeld: (_, event, around) => {
    const { session, on, others, account } = event.data;
    const rest = restOf(around);
    const came = [...event.data.came, ...rest.came];
    const ledBy = [...event.data.ledBy, ...rest.ledBy];
    return { type: "holdSession", data: { session, on, came, ledBy, others, account } };
  },
  sessionCancelled: (_, event) => {
    const { session, reason } = event.data;
    return { type: "cancelSession", data: { session, reason } };
  },
  voiceHeard: (_, event) => {
    const { voice: id, session, kind, text, mayContact, contact } = event.data;
    return { type: "hearVoice", data: { id, session, kind, text, mayContact, contact } };
  },
};

/** What of a session's lists did not fit into its event. */
type Rest = { readonly came: readonly string[]; readonly ledBy: readonly string[] };

/** What stands in the events that carry on with the lists of the one before them. */
const restOf = ({ later }: Around): Rest => {
  const rest: { came: string[]; ledBy: string[] } = { came: [], ledBy: [] };
  for (const event of later()) {
    if (event.type !== "listContinued") break;
    const { list, members } = event.data;
    if (list === "came" || list === "ledBy") rest[list].push(...members);
  }
  return rest;
};
