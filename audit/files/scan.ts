import { spawn } from "node:child_process";
import { once } from "node:events";

/** `clean`: nothing was found. `refused`: the scanner says no. `unchecked`: it could not tell. */
export type Finding = "clean" | "refused" | "unchecked";

/** A scanner at work on one file, which it is given as it arrives. */
export type Scan = {
  /** Resolves once the scanner can take more; never rejects. */
  write(bytes: Uint8Array): Promise<void>;
  /** To be called once, when the file ended. */
  end(): Promise<Finding>;
  /** To be called when the file will not come to its end. */
  stop(): void;
};

export type Scanner = () => Scan;

/** Milliseconds after a file's end within which the scanner has to say something. */
const PATIENCE = 300_000;

/**
 * A scanner that is a command: it reads the file from its standard input and ends with 0 (clean) or 1 (refused), as
 * `clamdscan -` does. Anything else means that it could not tell.
 * @param command for the shell; whoever runs this server wrote it.
 */
export const commandScanner =
  (command: string, patience = PATIENCE): Scanner =>
  () => {
    const child = spawn(command, { shell: true, stdio: ["pipe", "ignore", "ignore"] });
    const ended = new Promise<Finding>((resolve) => {
      child.once("error", () => resolve("unchecked"));
      child.once("close", (code) =>
        resolve(code === 0 ? "clean" : code === 1 ? "refused" : "unchecked"),
      );
    });
    // A scanner that has seen enough reads no further.
    child.stdin.on("error", () => undefined);
    const closed = new Promise<void>((resolve) => child.stdin.once("close", resolve));
    return {
      async write(bytes) {
        if (child.stdin.destroyed || !child.stdin.writable) return;
        if (!child.stdin.write(bytes)) {
          const drained = once(child.stdin, "drain").catch(() => undefined);
          await Promise.race([drained, closed]);
        }
      },
      async end() {
        child.stdin.end();
        const late = setTimeout(() => child.kill("SIGKILL"), patience);
        try {
          return await ended;
        } finally {
          clearTimeout(late);
        }
      },
      stop() {
        child.stdin.destroy();
        child.kill("SIGKILL");
      },
    };
  };
