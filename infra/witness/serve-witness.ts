import { createServer, type IncomingMessage } from "node:http";
import { logId, type WitnessMemory } from "../../audit/log/witness/memory.ts";
import type { Witness } from "../../audit/log/witness/witness.ts";

export type ServeWitness = {
  readonly witness: Witness;
  readonly memory: WitnessMemory;
  readonly port: number;
  readonly host: string;
  readonly onError: (error: unknown) => void;
};

type Reply = { readonly status: number; readonly type?: string; readonly body: string };

const TEXT = "text/plain; charset=utf-8";
/** 63 hashes and a checkpoint with a hundred signatures are far smaller. */
const MOST = 131_072;
const missing: Reply = { status: 404, body: "There is nothing at this address.\n" };

/**
 * Serves a witness: `POST /add-checkpoint`, `GET /key`, `GET /<log>/checkpoint`, and `GET /` which says it in words. `<log>`:
 * the SHA-256 of the log's origin, hex. Resolves once it listens.
 */
export async function serveWitness({
  witness,
  memory,
  port,
  host,
  onError,
}: ServeWitness): Promise<{ readonly port: number; close(): Promise<void> }> {
  const reply = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname } = new URL(request.url ?? "/", "http://witness");
    if (pathname === "/add-checkpoint") {
      if (request.method !== "POST") return { status: 405, body: "This address takes a POST.\n" };
      const body = await readBody(request);
      if (body === null) return { status: 413, body: "The request is too long.\n" };
      return witness.addCheckpoint(body);
    }
    if (request.method !== "GET" && request.method !== "HEAD") return missing;
    if (pathname === "/key") return { status: 200, body: lines(witness.verifierKeys) };
    if (pathname === "/") return { status: 200, body: inWords(witness) };
    const origin = witness.origins.find((name) => pathname === `/${logId(name)}/checkpoint`);
    const note = origin === undefined ? null : await memory.read(origin);
    return note === null ? missing : { status: 200, body: note };
  };

  const server = createServer((request, response) => {
    reply(request)
      .catch((error: unknown): Reply => {
        onError(error);
        return { status: 500, body: "The witness can't remember just now, so it signs nothing.\n" };
      })
      .then(({ status, type = TEXT, body }) => {
        response.writeHead(status, {
          "content-type": type,
          "content-length": Buffer.byteLength(body),
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          ...(status === 413 ? { connection: "close" } : {}),
        });
        response.end(request.method === "HEAD" ? undefined : body);
      })
      .catch(onError);
  });
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join("");

const inWords = ({ verifierKeys, origins }: Witness): string =>
  [
    "This is a witness of transparency logs (C2SP tlog-witness). What it signs with:",
    ...verifierKeys.map((key) => `  ${key}`),
    "It holds these logs to their history; the newest checkpoint that it cosigned of each:",
    ...origins.map((origin) => `  ${origin}: /${logId(origin)}/checkpoint`),
    "",
  ].join("\n");
