import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { serve } from "@hono/node-server";

/**
 * Milliseconds for which a connection is kept for its next request. Longer than common balancers keep their side idle (nginx and
 * AWS 60 s, Azure 240 s, Google 600 s): the balancer must be the one that closes, or it sends a request into a connection which is
 * just being closed here, and somebody gets a 502.
 */
const KEEP_ALIVE = 620_000;

/** Milliseconds for a whole request: 500 MB take that long at 1.2 Mbit/s. An upload that stalls is given up much earlier. */
const REQUEST = 3_600_000;

export interface HttpServer {
  /** Resolves once nothing is served any more. */
  readonly ended: Promise<void>;
  /**
   * Takes no new connections, and answers the requests that have come. Node by itself would then wait for connections that are kept for
   * a next request, and without end for those over which nothing was asked, as browsers open some in advance: both are ended.
   */
  close(): Promise<void>;
}

/** Serves HTTP until the server is closed. @param onListening gets the port, which is a free one for port 0. */
export function serveHttp(
  options: {
    readonly fetch: Parameters<typeof serve>[0]["fetch"];
    readonly port: number;
    readonly host: string;
  },
  onListening: (port: number) => void,
): HttpServer {
  const { fetch, port, host: hostname } = options;
  const server = serve(
    {
      fetch,
      port,
      hostname,
      serverOptions: { keepAliveTimeout: KEEP_ALIVE, requestTimeout: REQUEST },
    },
    (info) => onListening(info.port),
  );
  const unasked = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  let closing = false;
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    unasked.delete(socket);
    response.once("close", () => {
      if (closing && "closeIdleConnections" in server) server.closeIdleConnections();
    });
  });
  const ended = new Promise<void>((resolve) => {
    server.once("close", resolve);
  });
  return {
    ended,
    close() {
      closing = true;
      server.close();
      for (const socket of unasked) socket.destroy();
      return ended;
    },
  };
}
