import { fork } from "node:child_process";
import { once } from "node:events";
import type { HttpLoad, HttpRound } from "./http-load.ts";

type Answer = { readonly round: HttpRound } | { readonly error: string };

export type Generator = {
  run(load: HttpLoad): Promise<HttpRound>;
  stop(): Promise<void>;
};

/** Starts a load generator in a process of its own. One load at a time. */
export function startGenerator(): Generator {
  const child = fork(new URL("load-process.ts", import.meta.url), { serialization: "advanced" });
  const gone = once(child, "exit").then((): Answer => ({ error: "the load generator ended" }));
  return {
    async run(load) {
      const answer = new Promise<Answer>((resolve) => child.once("message", resolve));
      child.send(load);
      const result = await Promise.race([answer, gone]);
      if ("error" in result) throw new Error(`Load failed: ${result.error}`);
      return result.round;
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await gone;
    },
  };
}
