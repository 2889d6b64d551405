import { expect, test } from "vitest";
import { keepRunning, type Running } from "./keep-running.ts";

/** Something that runs until it is crashed or stopped. */
function pretend() {
  const started: { crash(): void; stopped: boolean }[] = [];
  const start = (): Promise<Running> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const one = { crash: resolve, stopped: false };
    started.push(one);
    return Promise.resolve({
      pid: started.length,
      ended: promise,
      async stop() {
        one.stopped = true;
        resolve();
        await promise;
      },
    });
  };
  return { started, start };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test("what ends by itself is started again, and again", async () => {
  const { started, start } = pretend();
  const lines: string[] = [];
  const kept = await keepRunning({ name: "It", start, report: (line) => lines.push(line) });
  started[0]?.crash();
  await until(() => started.length === 2);
  await until(() => lines.includes("It runs again."));
  started[1]?.crash();
  await until(() => started.length === 3);
  await kept.stop();
  expect(lines[0]).toBe("It ended by itself; starting it again.");
});

test("what is stopped stays stopped", async () => {
  const { started, start } = pretend();
  const kept = await keepRunning({ name: "It", start, report: () => undefined });
  await kept.stop();
  expect(started.map((one) => one.stopped)).toEqual([true]);
});

test("stopped while starting again, it does not stay behind", async () => {
  const { started, start } = pretend();
  let release: () => void = () => undefined;
  let attempts = 0;
  const slow = async () => {
    attempts += 1;
    if (attempts > 1) await new Promise<void>((resolve) => (release = resolve));
    return await start();
  };
  const kept = await keepRunning({ name: "It", start: slow, report: () => undefined });
  started[0]?.crash();
  await until(() => attempts === 2);
  const stopped = kept.stop();
  release();
  await stopped;
  expect(started.at(-1)?.stopped).toBe(true);
});

test("a first start that fails is the caller's to tell", async () => {
  const start = () => Promise.reject(new Error("no disk"));
  await expect(keepRunning({ name: "It", start, report: () => undefined })).rejects.toThrow(
    "no disk",
  );
});

test("a later start that fails is tried again", async () => {
  const { started, start } = pretend();
  let attempts = 0;
  const unlucky = () => {
    attempts += 1;
    return attempts === 2 ? Promise.reject(new Error("port still taken")) : start();
  };
  const lines: string[] = [];
  const kept = await keepRunning({
    name: "It",
    start: unlucky,
    report: (line) => lines.push(line),
  });
  started[0]?.crash();
  await until(() => started.length === 2);
  expect(lines).toContain("It did not start: port still taken");
  await kept.stop();
});
