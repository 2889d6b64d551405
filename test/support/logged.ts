import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import type { DomainEvent } from "../../domain/event.ts";
import { uuidAt, uuidOf } from "./recorded-run.ts";

export const RUN = uuidOf("a run");
export const ADA = uuidOf("Ada");
export const BEN = uuidOf("Ben");

const AT = "2026-11-22T10:00:01.000Z";

/** An event as its entry holds it. Its id is `idOf(version)`, unless it is of another time. */
export const logged = (
  version: number,
  event: DomainEvent,
  more: Partial<Pick<LoggedEvent, "actor" | "at" | "assurance" | "run">> = {},
): LoggedEvent => {
  const { at = AT, ...marks } = more;
  return {
    actor: { id: ADA, role: "member", via: "session" },
    at,
    run: RUN,
    ...marks,
    ...event,
    version,
    id: uuidAt(`event ${version}`, at),
    schema: 1,
  };
};

export const idOf = (version: number): string => uuidAt(`event ${version}`, AT);

/** An event whose data hold anything at all, as an entry may. */
export const hostile = (event: LoggedEvent, data: object): LoggedEvent =>
  JSON.parse(JSON.stringify({ ...event, data }));
