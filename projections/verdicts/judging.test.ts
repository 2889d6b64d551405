import { expect, test } from "vitest";
import type { RecordedRunEvent } from "../../audit/run-event.ts";
import { foldAll } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import { askedGroup, runOf, settle, yes } from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { createJudging } from "./judging.ts";

const ENDS = "2026-01-12T10:00:00.000Z";
const run = settle(
  runOf("group").given(...askedGroup, yes("ada"), yes("ben"), yes("eve"), yes("cyd"), yes("dee"))
    .run,
  ENDS,
);
const events = run.events.map((event): RecordedRunEvent => ({
  ...event,
  id: `e${event.version}`,
  run: "run",
  schema: 1,
}));
const stateAt = (version: number) => foldAll(initial(shapes("group")), events.slice(0, version));

const judgingWhoseReads = (reads: number[]) =>
  createJudging({
    async readStream(_, after = 0) {
      reads.push(after);
      return events.slice(after);
    },
  });

test("a verdict is the same by the news at hand, by what is read, and by news with a gap", async () => {
  const reads: { [way: string]: number[] } = { news: [], none: [], gap: [] };
  const [news, none, gap] = [reads.news, reads.none, reads.gap].map((to = []) =>
    judgingWhoseReads(to),
  );
  for (let version = 1; version <= events.length; version += 1) {
    const state = stateAt(version);
    const read = await none?.("run", state);
    const newest = events.slice(Math.max(0, version - 2), version);
    expect(await news?.("run", state, events.slice(version - 1, version + 1))).toEqual(read);
    expect(await gap?.("run", state, newest.slice(0, -1))).toEqual(read);
  }
  expect(reads.news).toEqual([]);
  expect(reads.gap).toHaveLength(events.length);
});
