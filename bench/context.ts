import type { RunningPeer } from "./peers/start-peer.ts";
import type { PeerName } from "./peers/peer.ts";
import type { Product } from "./product/product.ts";
import type { Servers } from "./servers.ts";
import type { Measured } from "./goal.ts";

/** What every measurement gets: servers of its own, and everything that runs on them closed when it ends. */
export type Context = {
  readonly servers: Servers;
  /** The product as `npm start` starts it, on these servers. `env`: settings beside those that the servers need. */
  readonly product: (env?: Readonly<Record<string, string>>) => Promise<Product>;
  readonly peer: (name: PeerName) => Promise<RunningPeer>;
  readonly progress: (line: string) => void;
  /** Rounds of each side, in turn. */
  readonly rounds: number;
  /** A tenth of the size: to see that it works, not to quote. */
  readonly quick: boolean;
};

export type Measure = (context: Context) => Promise<Measured>;
