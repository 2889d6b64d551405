import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createOutbox } from "./outbox.ts";

function recording(options: {
  readonly atOnce: number;
  readonly room: number;
  readonly gap?: () => number;
}) {
  const sent: string[] = [];
  const finish: (() => void)[] = [];
  let underWay = 0;
  let most = 0;
  const outbox = createOutbox<readonly number[]>({
    ...options,
    merge: (earlier, later) => [...earlier, ...later],
    async send(run, item) {
      sent.push(`${run}:${item.join("+")}`);
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => finish.push(resolve));
      underWay -= 1;
    },
  });
  const finishNext = async () => {
    finish.shift()?.();
    await sleep(0);
  };
  return { outbox, sent, finishNext, most: () => most };
}

describe("the outbox", () => {
  it("merges what comes in for a run while it is under way", async () => {
    const { outbox, sent, finishNext } = recording({ atOnce: 2, room: 10 });
    for (const act of [1, 2, 3]) outbox.offer("a", [act]);
    expect(sent).toEqual(["a:1"]);
    await finishNext();
    expect(sent).toEqual(["a:1", "a:2+3"]);
    await finishNext();
    await outbox.idle();
    expect(sent).toHaveLength(2);
  });

  it("sends no more at once than it may, and merges what waits", async () => {
    const { outbox, sent, finishNext, most } = recording({ atOnce: 1, room: 10 });
    outbox.offer("a", [1]);
    outbox.offer("b", [1]);
    outbox.offer("b", [2]);
    await finishNext();
    await finishNext();
    await outbox.idle();
    expect(sent).toEqual(["a:1", "b:1+2"]);
    expect(most()).toBe(1);
  });

  it("turns a further run away when it has no room, but not more for a run that it holds", async () => {
    const { outbox } = recording({ atOnce: 1, room: 1 });
    expect(outbox.offer("a", [1])).toBe(true);
    expect(outbox.offer("b", [1])).toBe(true);
    expect(outbox.offer("c", [1])).toBe(false);
    expect(outbox.offer("b", [2])).toBe(true);
    expect(outbox.offer("a", [2])).toBe(true);
  });

  it("forgets what waits, not what is under way", async () => {
    const { outbox, sent, finishNext } = recording({ atOnce: 1, room: 10 });
    outbox.offer("a", [1]);
    outbox.offer("a", [2]);
    outbox.offer("b", [1]);
    outbox.clear();
    await finishNext();
    await outbox.idle();
    expect(sent).toEqual(["a:1"]);
  });

  it("begins one send after another while there is no time for more, and the rest once there is", async () => {
    let gap = 1;
    const { outbox, sent, finishNext } = recording({
      ...{ atOnce: 9, room: 10 },
      gap: () => gap,
    });
    for (const run of ["a", "b", "c", "d"]) outbox.offer(run, [1]);
    outbox.offer("a", [2]);
    expect(sent).toEqual([]);
    while (sent.length === 0) await sleep(1);
    expect(sent).toEqual(["a:1+2"]);
    gap = 0;
    await finishNext();
    expect(sent).toEqual(["a:1+2", "b:1", "c:1", "d:1"]);
  });
});
