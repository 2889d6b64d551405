import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { once } from "node:events";

/** A server that we started, wherever it runs. */
export interface RunningServer {
  readonly pid: number;
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Asks it to stop, and after the grace period makes it. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Both of the process's outputs are appended to this file. */
  readonly logFile: string;
  readonly stopSignal: "SIGINT" | "SIGTERM";
  /** Milliseconds before a stop becomes SIGKILL. */
  readonly grace: number;
  readonly identity?: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * Starts a server outside our process group, so that Ctrl-C reaches only the supervisor, which then stops everything
 * in order. A two-line shell holds the other end of a pipe: if this process is killed outright the pipe closes
 * and the shell stops the server, so that none is left behind to block the next start.
 */
export async function startServerProcess(server: ServerCommand): Promise<RunningServer> {
  const log = openSync(server.logFile, "a", 0o600);
  const child = spawn(server.command, [...server.args], {
    cwd: server.cwd,
    env: server.env,
    detached: true,
    stdio: ["ignore", log, log],
    ...server.identity,
  });
  closeSync(log);
  await once(child, "spawn");
  const { pid } = child;
  if (pid === undefined) throw new Error(`${server.command} has no process id`);

  const guard = spawn(
    "/bin/sh",
    [
      "-c",
      'read -r _; kill -s "$1" "$2" 2>/dev/null',
      "sh",
      server.stopSignal.slice(3),
      String(pid),
    ],
    { detached: true, stdio: ["pipe", "ignore", "ignore"] },
  );
  guard.unref();

  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      guard.kill("SIGKILL");
      resolve();
    });
  });

  return {
    pid,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(server.stopSignal);
      const timer = setTimeout(() => child.kill("SIGKILL"), server.grace);
      await ended;
      clearTimeout(timer);
    },
  };
}
