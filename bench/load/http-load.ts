import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { toRound, type Round } from "../round.ts";
import { readResponse } from "./http-messages.ts";

export type HttpLoad = {
  readonly port: number;
  readonly connections: number;
  /** Sent in this order; each once, or over and over until `seconds` are up. */
  readonly requests: readonly Buffer[];
  readonly seconds: number | null;
};

export type HttpRound = Round & {
  /** Requests sent, so that the next round can go on from there. */
  readonly sent: number;
  /** The first answer of each status that was not a success, to say what went wrong. */
  readonly examples: { readonly [status: string]: string };
  /** CPU seconds of this generator alone. */
  readonly generatorCpu: number;
};

/** A closed loop over keep-alive connections without pipelining: each sends its next request when it has its answer. */
export async function runHttpLoad(load: HttpLoad): Promise<HttpRound> {
  const sockets = await Promise.all(
    Array.from({ length: load.connections }, () => open(load.port)),
  );
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  const examples: Record<string, string> = {};
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = load.seconds === null ? Number.POSITIVE_INFINITY : started + load.seconds * 1_000;
  let sent = 0;
  const next = (): Buffer | undefined => {
    if (load.seconds === null && sent >= load.requests.length) return undefined;
    if (performance.now() >= until) return undefined;
    return load.requests[sent++ % load.requests.length];
  };
  const settle = (status: number, milliseconds: number, body: () => string) => {
    if (status >= 200 && status < 300) latencies.push(milliseconds);
    else {
      failures[status] = (failures[status] ?? 0) + 1;
      examples[status] ??= body();
    }
  };
  await Promise.all(sockets.map((socket) => drive(socket, next, settle)));
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  for (const socket of sockets) socket.destroy();
  return {
    ...toRound(latencies, elapsed, failures),
    sent,
    examples,
    generatorCpu: (user + system) / 1_000_000,
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

function drive(
  socket: Socket,
  next: () => Buffer | undefined,
  settle: (status: number, milliseconds: number, body: () => string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = 0;
    let pending: Buffer | null = null;
    const send = () => {
      const request = next();
      if (request === undefined) return resolve();
      begun = performance.now();
      socket.write(request);
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed the connection")));
    socket.on("data", (chunk: Buffer) => {
      const bytes: Buffer = pending === null ? chunk : Buffer.concat([pending, chunk]);
      const head = readResponse(bytes);
      if (head === null || head.length === null || bytes.length < head.length) {
        pending = bytes;
        return;
      }
      pending = null;
      settle(head.status, performance.now() - begun, () => bytes.toString("utf8").slice(0, 2_000));
      send();
    });
    send();
  });
}
