import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../infra/servers/free-port.ts";
import { familyOf } from "../processes.ts";
import type { Product } from "./product.ts";

const limit = 180_000; // milliseconds; the first start builds the code

const checkout = path.resolve(import.meta.dirname, "../..");

/** Starts the product as its users do, on servers that run already. */
export async function startProduct(where: {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly dataDir: string;
  /** The checkout to start; this one unless another is named. */
  readonly root?: string;
  /** Extra environment, such as NODE_OPTIONS for a profile. */
  readonly env?: NodeJS.ProcessEnv;
}): Promise<Product> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [path.join(where.root ?? checkout, "infra", "alongside.mjs"), "start"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        PORT: String(port),
        ALONGSIDE_DATA: where.dataDir,
        DATABASE_URL: where.databaseUrl,
        TEMPORAL_ADDRESS: where.temporalAddress,
        LOG_LEVEL: "warn",
        ...where.env,
      },
    },
  );
  const pid = child.pid ?? 0;
  const ready = Promise.withResolvers<void>();
  const said: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line);
    if (line.startsWith("ready:")) ready.resolve();
  });
  child.once("exit", () =>
    ready.reject(new Error(`The product ended by itself:\n${said.join("\n")}`)),
  );
  const timer = setTimeout(
    () => ready.reject(new Error(`The product was not ready in time:\n${said.join("\n")}`)),
    limit,
  );
  const ended = once(child, "exit");
  try {
    await ready.promise;
  } catch (error) {
    child.kill("SIGTERM");
    await ended;
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    port,
    databaseUrl: where.databaseUrl,
    pids: () => familyOf(pid),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
