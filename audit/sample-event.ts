import type { NewEvent } from "./event.ts";

/** An event for tests and measurements, of the size that a sign-off has. */
export const sampleEvent = (type: string, note: string | number = ""): NewEvent => ({
  type,
  data: {
    part: "pilot",
    member: "m-0197f2a0",
    answer: "yes",
    version: 3,
    digest: "5f".repeat(32),
    note,
  },
  actor: { id: "m-0197f2a0", role: "pwle-approver", via: "session" },
  assurance: "signed-in",
  at: "2026-11-22T09:00:00.123Z",
});
