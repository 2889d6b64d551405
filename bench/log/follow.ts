import { fork } from "node:child_process";
import { once } from "node:events";

/** What the process said: positions were given, or a checkpoint signed, up to `size`, so long after it began to look. */
export type Followed =
  | {
      readonly kind: "sequenced" | "published";
      readonly size: number;
      readonly milliseconds: number;
    }
  | { readonly kind: "trouble"; readonly message: string };

export type Follower = {
  readonly pid: number;
  /** Resolves to milliseconds since it began to look, once a signed checkpoint covers so many events. */
  published(size: number): Promise<number>;
  /** The same of positions. */
  sequenced(size: number): Promise<number>;
  /** Milliseconds between one checkpoint and the next. */
  paces(): readonly number[];
  /** The same of rounds of the sequencer that found something, since it was asked last. */
  rounds(): readonly number[];
  stop(): Promise<void>;
};

/**
 * Starts sequencer and publisher on a record, in a process of their own. `states`: whether the heads are stated, as in the product.
 * @param databaseUrl as the role that the product's processes have.
 * @param folder where the last published checkpoint is kept.
 */
export function startFollower(
  databaseUrl: string,
  folder: string,
  progress: (line: string) => void,
  { states = true }: { readonly states?: boolean } = {},
): Follower {
  const args = [databaseUrl, folder, ...(states ? ["states"] : [])];
  const child = fork(new URL("follow-process.ts", import.meta.url), args, {
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const gone = once(child, "exit");
  const newest = {
    sequenced: { size: -1, milliseconds: 0 },
    published: { size: -1, milliseconds: 0 },
  };
  const paces: number[] = [];
  const rounds: number[] = [];
  child.on("message", (said: Followed) => {
    if (said.kind === "trouble") return progress(`sequencer: ${said.message}`);
    if (said.kind === "published") paces.push(said.milliseconds - newest.published.milliseconds);
    if (said.kind === "sequenced") rounds.push(said.milliseconds - newest.sequenced.milliseconds);
    newest[said.kind] = said;
  });
  const reached = async (kind: "sequenced" | "published", size: number): Promise<number> => {
    while (newest[kind].size < size) {
      const next = await Promise.race([once(child, "message"), gone.then(() => null)]);
      if (next === null) throw new Error("The process that follows the record ended by itself.");
    }
    return newest[kind].milliseconds;
  };
  return {
    pid: child.pid ?? 0,
    published: (size) => reached("published", size),
    sequenced: (size) => reached("sequenced", size),
    paces: () => paces.slice(1),
    rounds: () => rounds.splice(0).slice(1),
    async stop() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
