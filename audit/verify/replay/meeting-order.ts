import type { Order } from "../../../domain/command.ts";
import type { CredentialEvent } from "../../../domain/events/credential.ts";
import type { SessionEvent } from "../../../domain/blocks/session/event.ts";
import type { LoggedEvent } from "../logged-event.ts";

type OfMeeting = (SessionEvent | CredentialEvent)["type"];
type MeetingEvent = Extract<LoggedEvent, { readonly type: OfMeeting }>;

const ORDERS: { readonly [T in OfMeeting]: true } = {
  sessionPlanned: true,
  sessionHeld: true,
  sessionCancelled: true,
  voiceHeard: true,
  credentialEarned: true,
  credentialShown: true,
  credentialNoLongerShown: true,
};

export const isMeeting = (event: LoggedEvent): event is MeetingEvent =>
  Object.hasOwn(ORDERS, event.type);

/** What of a session's lists did not fit into its event. */
type Rest = { readonly came: readonly string[]; readonly ledBy: readonly string[] };

/** What stands in the events that carry on with the lists of the one before them. */
const restOf = (following: readonly LoggedEvent[]): Rest => {
  const rest: { came: string[]; ledBy: string[] } = { came: [], ledBy: [] };
  for (const event of following) {
    if (event.type !== "listContinued") break;
    const { list, members } = event.data;
    if (list === "came" || list === "ledBy") rest[list].push(...members);
  }
  return rest;
};

/** As `originOf`, for sessions and what people are qualified for. `following`: the events after it. */
export const meetingOrderOf = (event: MeetingEvent, following: readonly LoggedEvent[]): Order => {
  switch (event.type) {
    case "sessionPlanned": {
      const { session: id, part, block, on, until, place, mode, offers } = event.data;
      return { type: "planSession", data: { id, part, block, on, until, place, mode, offers } };
    }
    case "sessionHeld": {
      const { session, on, others, account } = event.data;
      const rest = restOf(following);
      const came = [...event.data.came, ...rest.came];
      const ledBy = [...event.data.ledBy, ...rest.ledBy];
      return { type: "holdSession", data: { session, on, came, ledBy, others, account } };
    }
    case "sessionCancelled": {
      const { session, reason } = event.data;
      return { type: "cancelSession", data: { session, reason } };
    }
    case "voiceHeard": {
      const { voice: id, session, kind, text, mayContact, contact } = event.data;
      return { type: "hearVoice", data: { id, session, kind, text, mayContact, contact } };
    }
    case "credentialEarned": {
      const { member, credential } = event.data;
      return { type: "claimCredential", data: { member, credential } };
    }
    case "credentialShown": {
      const { member, credential, run, event: id } = event.data;
      return { type: "showCredential", data: { member, credential, run, event: id } };
    }
    case "credentialNoLongerShown": {
      const { member, credential } = event.data;
      return { type: "stopShowingCredential", data: { member, credential } };
    }
  }
};
