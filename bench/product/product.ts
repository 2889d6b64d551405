import type { Credential } from "../../demo/entrance.ts";

/** A sign-off request that waits for answers. */
export type OpenRequest = {
  readonly run: string;
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly digest: string;
};

/** Somebody who may answer, with the headers of their own session. */
export type Voter = { readonly person: string; readonly session: Credential };

/** The product, running, as those who use it over HTTP see it. */
export type Product = {
  readonly port: number;
  readonly databaseUrl: string;
  /** Every process of ours, supervisor included; not the database's and not Temporal's. */
  pids(): Promise<readonly number[]>;
  stop(): Promise<void>;
};
