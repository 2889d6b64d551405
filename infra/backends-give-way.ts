import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import type { Pool } from "pg";
import { giveWay } from "./give-way.ts";

/**
 * Lets PostgreSQL's processes behind a pool's connections work behind others, as `giveWay` does for our own. Where
 * PostgreSQL runs on another machine, or as somebody else, everything stays as it is.
 */
export function backendsGiveWay(pool: Pool): void {
  pool.on("connect", (client) => {
    const backend: unknown = Reflect.get(client, "processID");
    const socket: unknown = Reflect.get(client.connection ?? {}, "stream");
    if (typeof backend !== "number" || !(socket instanceof Socket)) return;
    void isBackendOf(backend, socket.localPort).then((its) => (its ? giveWay(backend) : undefined));
  });
}

/** PostgreSQL's processes name the port that they serve, so a namesake on this machine is not taken for one on another. */
async function isBackendOf(pid: number, port: number | undefined): Promise<boolean> {
  const title = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return title.startsWith("postgres:") && title.includes(`(${port})`);
}
