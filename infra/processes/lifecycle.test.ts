import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";

const script = path.resolve(import.meta.dirname, "../../test/support/lifecycle-process.ts");

async function started(ending: string): Promise<{
  readonly child: ChildProcess;
  readonly exit: Promise<unknown[]>;
}> {
  const child = fork(script, [ending]);
  const exit = once(child, "exit");
  await once(child, "message");
  return { child, exit };
}

test.each(["work ends", "work fails"])(
  "a process whose %s ends as failed, though the supervisor's channel is open",
  async (ending) => {
    const { exit } = await started(ending);
    expect(await exit).toEqual([1, null]);
  },
);

const asks = {
  SIGTERM: (child: ChildProcess) => void child.kill("SIGTERM"),
  SIGINT: (child: ChildProcess) => void child.kill("SIGINT"),
  "the supervisor's end": (child: ChildProcess) => child.disconnect(),
};

test.concurrent.each(Object.entries(asks))(
  "%s ends a process, with success when it leaves in good order and as failed when that hangs",
  async (_, ask) => {
    const polite = await started("endless");
    ask(polite.child);
    expect(await polite.exit).toEqual([0, null]);
    const hanging = await started("stop hangs");
    ask(hanging.child);
    expect(await hanging.exit).toEqual([1, null]);
  },
);
