import { Client, Connection } from "@temporalio/client";

export type TemporalClient = {
  readonly client: Client;
  close(): Promise<void>;
};

/**
 * A client that connects when first used and again whenever Temporal is back, so that a process can start, and people can
 * answer, while Temporal is down.
 */
export function connectTemporal(options: {
  readonly address: string;
  readonly namespace: string;
}): TemporalClient {
  const connection = Connection.lazy({ address: options.address });
  return {
    client: new Client({ connection, namespace: options.namespace }),
    close: () => connection.close(),
  };
}
