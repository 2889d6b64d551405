import { fork } from "node:child_process";
import { once } from "node:events";
import type { Round, RoundRequest } from "../round.ts";
import type { PeerMessage, PeerName, PeerSettings } from "./peer.ts";

export type RunningPeer = {
  readonly pid: number;
  round(request: RoundRequest): Promise<Round>;
  close(): Promise<void>;
};

type Answer = { readonly result: Round | null } | { readonly error: string };

/** Starts a peer in a process of its own. One round at a time. */
export async function startPeer(name: PeerName, settings: PeerSettings): Promise<RunningPeer> {
  const child = fork(new URL("peer-process.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const gone = once(child, "exit").then((): Answer => ({ error: `${name} ended by itself` }));
  const ask = async (message: PeerMessage): Promise<Round | null> => {
    const answered = new Promise<Answer>((resolve) => child.once("message", resolve));
    child.send(message);
    const answer = await Promise.race([answered, gone]);
    if ("error" in answer) throw new Error(`${name}: ${answer.error}`);
    return answer.result;
  };
  await ask({ kind: "open", name, settings });
  return {
    pid: child.pid ?? 0,
    async round(request) {
      const round = await ask({ kind: "round", request });
      if (round === null) throw new Error(`${name} measured nothing`);
      return round;
    },
    async close() {
      await ask({ kind: "close" });
      child.disconnect();
      await gone;
    },
  };
}
