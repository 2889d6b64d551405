import type { NoticeKind } from "../event.ts";
import type { NoticeKey, Request } from "../state.ts";
import type { Gate } from "../template.ts";
import { own } from "./lookup.ts";
import { duePeriod } from "./clock.ts";

/** Where a request's state keeps how a notice went. */
export const noticeName = (member: string, kind: NoticeKind, ordinal: number): string =>
  `${member}/${kind}/${ordinal}`;

/** How a notice went, or undefined when it was not tried. */
export const noticeResult = (request: Request, key: NoticeKey): "sent" | "failed" | undefined =>
  own(request.notices, noticeName(key.member, key.kind, key.ordinal));

/** The notice that asks a member in the present round. */
export const askingNotice = (request: Request, member: string): NoticeKey => ({
  request: request.id,
  member,
  kind: request.round === 1 ? "request" : "lapsed",
  ordinal: request.round,
});

/** Whether any notice of the present round reached a member: asked is not sent. */
export const isReached = (request: Request, gate: Gate, member: string): boolean => {
  if (noticeResult(request, askingNotice(request, member)) === "sent") return true;
  const first = request.roundPeriod * gate.reminders.length + 1;
  const last = (duePeriod(request) + 1) * gate.reminders.length;
  for (let ordinal = first; ordinal <= last; ordinal++)
    if (own(request.notices, noticeName(member, "reminder", ordinal)) === "sent") return true;
  return false;
};
