import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../infra/servers/free-port.ts";
import { askPanel, PANEL, until, type AskedPanel } from "./support/panel.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

const alongside = path.resolve(import.meta.dirname, "../infra/alongside.mjs");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-start-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command that is to end by itself. */
async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [alongside, ...args], {
    env: {
      ...process.env,
      ALONGSIDE_DATA: path.join(folder, "none"),
      PORT: String(await freePort()),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code: Number(code), said: out + err };
}

async function answers(product: RunningProduct, token: string): Promise<number> {
  const response = await fetch(`${product.url}/people`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

/** Nothing of a start that failed or was killed is left running on a data folder. */
async function processesOn(dataDir: string): Promise<string> {
  const child = spawn("ps", ["-A", "-ww", "-o", "args="], { stdio: ["ignore", "pipe", "ignore"] });
  return (await text(child.stdout))
    .split("\n")
    .filter((line) => line.includes(`${dataDir}/`))
    .join("\n");
}

/** What these processes started and what still runs. */
async function startedBy(parents: readonly number[]): Promise<readonly string[]> {
  const child = spawn("ps", ["-A", "-ww", "-o", "ppid=,args="], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return (await text(child.stdout))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => parents.includes(Number.parseInt(line, 10)));
}

describe("a problem at the start is one message with its mend, and nothing is left running", () => {
  const noTrace = /^\s+at .+:\d+:\d+/mu;

  test("a taken port", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, said } = await run(["start"], { PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} is taken`);
    expect(said).toContain(`PORT=${Number(port) + 1} npm start`);
    expect(said).not.toMatch(noTrace);
    expect(await processesOn(path.join(folder, "none"))).toBe("");
  });

  test("a configuration that cannot be", async () => {
    const { code, said } = await run(["start"], { PORT: "many", PUBLIC_URL: "http://example.org" });
    expect(code).toBe(1);
    expect(said).toMatch(/2 variables are at fault[\s\S]*PORT[\s\S]*PUBLIC_URL/u);
    expect(said).not.toMatch(noTrace);
  });

  test("a database or a Temporal of one's own that does not answer", async () => {
    const nowhere = await freePort();
    const database = await run(["start"], {
      DATABASE_URL: `postgresql://me:hush@127.0.0.1:${nowhere}/mine`,
    });
    expect(database.code).toBe(1);
    expect(database.said).toContain("The PostgreSQL that DATABASE_URL names");
    expect(database.said).not.toContain("hush");
    const temporal = await run(["start"], { TEMPORAL_ADDRESS: `127.0.0.1:${nowhere}` });
    expect(temporal.code).toBe(1);
    expect(temporal.said).toContain("The Temporal that TEMPORAL_ADDRESS names");
    expect(`${database.said}${temporal.said}`).not.toMatch(noTrace);
    expect(await processesOn(path.join(folder, "none"))).toBe("");
  });

  test("wrong usage says what would be right", async () => {
    const unknown = await run(["begin"], {});
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.said).toContain("Usage: npx alongside <command>");
    const option = await run(["start", "--dmeo"], {});
    expect(option).toMatchObject({ code: 2 });
    expect(option.said).toContain("Usage: npx alongside start");
  });
});

test("every command that is listed has a --help that says how it is used", async () => {
  const { said } = await run(["--help"], {});
  const names = [...said.matchAll(/^ {2}(\w+) {2}/gmu)].map(([, name]) => name ?? "");
  expect(names).toContain("start");
  for (const name of names) {
    const help = await run([name, "--help"], {});
    expect(help.code, name).toBe(0);
    expect(help.said, name).toContain("Usage:");
  }
});

describe("a data folder", () => {
  let product: RunningProduct;
  let token: string;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = path.join(folder, "data");
    product = await startProduct({ dataDir });
    token = await product.token("administrator");
  });

  test("shows whoever comes first how to begin", () => {
    expect(product.said.join("\n")).toMatch(/http:\/\/localhost:\d+\/set-up\/\S+/u);
  });

  test("is served by one Alongside at a time", async () => {
    const { code, said } = await run(["start"], { ALONGSIDE_DATA: dataDir });
    expect(code).toBe(1);
    expect(said).toContain("is running on");
    expect(await answers(product, token)).toBe(200);
  });

  test("is served by what serves alone: what built it has ended", async () => {
    const supervisor = Number(await readFile(path.join(dataDir, "supervisor.pid"), "utf8"));
    const pids = Object.values(await product.pids()).filter((pid) => pid !== null);
    const running = await startedBy([supervisor, ...pids]);
    expect(running.length).toBeGreaterThan(3);
    expect(running.filter((line) => line.includes("esbuild"))).toEqual([]);
  });

  test("outlives a start that was killed outright, and nothing lingers to block the next", async () => {
    process.kill(Number(await readFile(path.join(dataDir, "supervisor.pid"), "utf8")), "SIGKILL");
    for (let waited = 0; waited < 300 && (await processesOn(dataDir)) !== ""; waited += 1)
      await sleep(100);
    expect(await processesOn(dataDir)).toBe("");
    product = await startProduct({ dataDir });
    expect(await answers(product, token)).toBe(200);
  });

  test("can be backed up while it serves, and rebuilt from the file elsewhere; its runs go on where they were", async () => {
    const file = path.join(folder, "all.backup");
    const asked: AskedPanel = await askPanel(product.url, await product.entrance());
    expect((await asked.answer(PANEL[0], "before")).status).toBe(201);
    expect(await product.command("backup", file)).toMatch(/Wrote \d+ rows/u);
    expect(await product.stop()).toBe(0);
    expect(await processesOn(dataDir)).toBe("");

    const elsewhere = path.join(folder, "elsewhere");
    const { code, said } = await run(["restore", file], { ALONGSIDE_DATA: elsewhere });
    expect(said).toMatch(/Restored \d+ rows/u);
    expect(code).toBe(0);
    for (const kept of ["secret", "log/key"]) {
      const original = await readFile(path.join(dataDir, kept), "utf8");
      expect(await readFile(path.join(elsewhere, kept), "utf8"), kept).toBe(original);
    }
    const rebuilt = await startProduct({
      dataDir: elsewhere,
      port: Number(new URL(product.url).port),
    });
    expect(await answers(rebuilt, token)).toBe(200);
    // Word that was still under way at the backup may have started its workflow by now.
    expect(await rebuilt.command("recover")).toMatch(/1 run is live\. Workflows started: [01]/u);
    expect(await rebuilt.command("recover")).toContain("1 run is live. Workflows started: 0");
    expect(await asked.gate()).toBe("open");
    for (const person of PANEL.slice(1))
      expect((await asked.answer(person, person)).status).toBe(201);
    await until(async () => (await asked.gate()) === "passed");
    expect(await rebuilt.stop()).toBe(0);
  });
});
