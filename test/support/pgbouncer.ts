import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../infra/servers/free-port.ts";

export type Pooler = { readonly url: string; stop(): Promise<void> };

/**
 * A real pgbouncer in front of a database. @param target the database's URL.
 * @param dropsOptions whether it drops the settings of a connection's start; otherwise it refuses them.
 */
export async function startPgbouncer(
  target: string,
  mode: "session" | "transaction" | "statement",
  dropsOptions: boolean,
  onPort?: number,
): Promise<Pooler> {
  const { hostname, port: targetPort, username, password, pathname } = new URL(target);
  const database = pathname.slice(1);
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-pgbouncer-"));
  const port = onPort ?? (await freePort());
  const config = path.join(folder, "pgbouncer.ini");
  await writeFile(
    config,
    `[databases]
${database} = host=${hostname} port=${targetPort} dbname=${database} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
${dropsOptions ? "ignore_startup_parameters = options, extra_float_digits" : ""}
`,
  );
  await chmod(folder, 0o755);
  // As root it refuses to run; it then takes on another user by itself.
  const asOther = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn("pgbouncer", [...asOther, "-q", config], {
    // Debian keeps it among the programs of administrators.
    env: { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` },
    stdio: "inherit",
  });
  const ended = once(child, "exit");
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error("pgbouncer ended by itself.");
    await sleep(20);
  }
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
