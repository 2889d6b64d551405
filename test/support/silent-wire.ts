import { connect, createServer, type Socket } from "node:net";

/** A wire to a server which can fall silent: connections stay open, new ones are taken, and nothing gets through. */
export type SilentWire = {
  readonly url: string;
  fallSilent(): void;
  /** Delivers what was held back, and all that follows. */
  speak(): void;
  close(): Promise<void>;
};

/** @param target a URL with host and port. */
export async function openSilentWire(target: string): Promise<SilentWire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => to.destroy()).on("close", () => to.destroy());
      if (silent) from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    fallSilent: () => {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    speak: () => {
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
