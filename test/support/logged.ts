import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import type { DomainEvent } from "../../domain/event.ts";
import { uuidOf } from "./recorded-run.ts";

export const RUN = uuidOf("a run");
export const ADA = uuidOf("Ada");
export const BEN = uuidOf("Ben");

/** An event as its entry holds it. Its id is `uuidOf("event <version>")`. */
export const logged = (
  version: number,
  event: DomainEvent,
  more: Partial<Pick<LoggedEvent, "actor" | "at" | "assurance" | "run">> = {},
): LoggedEvent => ({
  actor: { id: ADA, role: "member", via: "session" },
  at: "2026-11-22T10:00:01.000Z",
  run: RUN,
  ...more,
  ...event,
  version,
  id: uuidOf(`event ${version}`),
  schema: 1,
});

/** An event whose data hold anything at all, as an entry may. */
export const hostile = (event: LoggedEvent, data: object): LoggedEvent =>
  JSON.parse(JSON.stringify({ ...event, data }));
