import { serve, type ServerType } from "@hono/node-server";

/**
 * Milliseconds for which a connection is kept for its next request. Longer than common balancers keep their side idle (nginx and
 * AWS 60 s, Azure 240 s, Google 600 s): the balancer must be the one that closes, or it sends a request into a connection which is
 * just being closed here, and somebody gets a 502.
 */
const KEEP_ALIVE = 620_000;

/** Milliseconds for a whole request: 500 MB take that long at 1.2 Mbit/s. An upload that stalls is given up much earlier. */
const REQUEST = 3_600_000;

/** Serves HTTP until the server is closed. @param onListening gets the port, which is a free one for port 0. */
export function serveHttp(
  options: {
    readonly fetch: Parameters<typeof serve>[0]["fetch"];
    readonly port: number;
    readonly host: string;
  },
  onListening: (port: number) => void,
): ServerType {
  const { fetch, port, host: hostname } = options;
  return serve(
    {
      fetch,
      port,
      hostname,
      serverOptions: { keepAliveTimeout: KEEP_ALIVE, requestTimeout: REQUEST },
    },
    (info) => onListening(info.port),
  );
}
