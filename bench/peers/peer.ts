import type { Round, RoundRequest } from "../round.ts";

/** Where a peer finds the same servers that the product uses. */
export type PeerSettings = {
  /** Connection string of a database of its own on the shared PostgreSQL. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
};

/** Another system under the same load. It runs in a process of its own, load generator included. */
export type Peer = {
  round(request: RoundRequest): Promise<Round>;
  close(): Promise<void>;
};

export type OpenPeer = (settings: PeerSettings) => Promise<Peer>;

export const peerNames = ["emmett", "dbos", "temporal", "bare-http"] as const;
export type PeerName = (typeof peerNames)[number];

/** How many streams, workflows or runs a load is spread over, on every side. */
export const SPREAD = 500;

/** What the bench says to a peer's process; each message is answered once, in order. */
export type PeerMessage =
  | { readonly kind: "open"; readonly name: PeerName; readonly settings: PeerSettings }
  | { readonly kind: "round"; readonly request: RoundRequest }
  | { readonly kind: "close" };
