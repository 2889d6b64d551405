import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { SetupProblem } from "./problem.ts";

/**
 * One supervisor for a data folder. The lock is a socket that listens: unlike a file with a process id, it cannot be left
 * behind by a `kill -9` in a way that looks alive.
 * @returns a function that lets go.
 * @throws SetupProblem when another one runs.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pidFile = path.join(dataDir, "supervisor.pid");
  const name = `alongside-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  // In the temporary folder, because the path of a socket may have about a hundred characters at most.
  const socket =
    process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
  if (await answers(socket)) {
    const pid = (await readFile(pidFile, "utf8").catch(() => "unknown")).trim();
    throw new SetupProblem(
      `Alongside is running on ${dataDir} already (process ${pid}).`,
      "Use that one, stop it first, or give this one a folder of its own: ALONGSIDE_DATA=other npm start",
    );
  }
  await rm(socket, { force: true });
  const server = createServer((connection) => connection.end());
  await listen(server, socket);
  server.unref();
  await writeFile(pidFile, `${process.pid}\n`);
  return async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const holder = await readFile(pidFile, "utf8").catch(() => "");
    if (holder.trim() === String(process.pid)) await rm(pidFile, { force: true });
  };
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => resolve(false));
  });
}

function listen(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socket, resolve);
  });
}
