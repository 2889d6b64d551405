import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const entry = path.resolve(import.meta.dirname, "../../infra/alongside.mjs");

/** What a command of `npx alongside` answered. */
export type Said = { readonly code: unknown; readonly out: string; readonly err: string };

/** Runs a command to its end, as somebody with nothing but the package would. */
export async function alongside(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Said> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const [code] = await once(child, "close");
  return { code, out, err };
}
