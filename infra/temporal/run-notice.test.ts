import { describe, expect, it } from "vitest";
import { mergeNotices, noticeOf, type CommittedEvent } from "./run-notice.ts";

const by = (role: string, type: string, version: number, data: object = {}): CommittedEvent => ({
  id: `e${version}`,
  version,
  type,
  actor: { role },
  data,
});
const notice = (...events: readonly CommittedEvent[]) => noticeOf(events);

describe("what a run's workflow is told", () => {
  it("names the events, the newest version of the commit and the parts; never content", () => {
    const told = notice(
      by("pwle-approver", "signedOff", 7, { part: "pilot:1", comment: { commitment: "ab" } }),
      by("pwle-approver", "quorumRecomputed", 8, { part: "pilot:1" }),
    );
    expect([...(told?.acts ?? [])]).toEqual([
      ["signedOff", { events: ["e7"], version: 8, parts: ["pilot:1"] }],
    ]);
  });

  it("is nothing when the engine itself acted, or nobody did", () => {
    expect(notice(by("engine", "partOpened", 4, { part: "pilot:1" }))).toBeNull();
    expect(notice(by("member", "supportOffered", 4))).toBeNull();
  });

  it("is only that the run is there when it was launched", () => {
    const told = notice(
      by("programme-manager", "runLaunched", 1),
      by("programme-manager", "partOpened", 3),
    );
    expect(told).toMatchObject({ launched: true, version: 3 });
    expect(told?.acts.size).toBe(0);
  });

  it("tells of what the engine records outside the run's workflow: mail that came back, an answer from another run", () => {
    for (const type of ["noticeReturned", "askedRunAnswered"]) {
      expect(notice(by("engine", type, 5, { part: null }))?.version).toBe(5);
    }
  });

  it("merges acts of one kind, and every word carries the highest version", () => {
    const one = notice(by("member", "signedOff", 7, { part: "pilot:1" }));
    const two = notice(by("member", "declined", 9, { part: "pilot:1" }));
    const three = notice(by("member", "signedOff", 8, { part: "pilot:2" }));
    if (one === null || two === null || three === null) throw new Error("no notice");
    const merged = [two, three].reduce(mergeNotices, one);
    expect([...merged.acts]).toEqual([
      ["signedOff", { events: ["e7", "e8"], version: 9, parts: ["pilot:1", "pilot:2"] }],
      ["declined", { events: ["e9"], version: 9, parts: ["pilot:1"] }],
    ]);
  });

  it("stays about the whole run when one of the acts is", () => {
    const one = notice(by("member", "contributed", 7, { part: null }));
    const two = notice(by("member", "contributed", 8, { part: "pilot:1" }));
    if (one === null || two === null) throw new Error("no notice");
    expect(mergeNotices(one, two).acts.get("contributed")?.parts).toEqual([]);
  });
});
