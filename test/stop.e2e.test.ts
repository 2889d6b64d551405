import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../infra/servers/free-port.ts";
import { askPanel, until } from "./support/panel.ts";
import { startProduct } from "./support/product.ts";

const root = path.resolve(import.meta.dirname, "..");
const run = promisify(execFile);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-stop-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Everything that runs now: its parent by its process id. */
async function parents(): Promise<ReadonlyMap<number, number>> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  return new Map(
    stdout.split("\n").flatMap((line) => {
      const [pid, parent, state] = line.trim().split(/\s+/u);
      return pid === undefined || state?.startsWith("Z") === true
        ? []
        : [[Number(pid), Number(parent)] as const];
    }),
  );
}

/** A process and all that it started, and what these started. */
async function family(pid: number): Promise<readonly number[]> {
  const all = await parents();
  const found = [pid];
  for (const each of found) {
    for (const [child, parent] of all) if (parent === each) found.push(child);
  }
  return found;
}

async function alive(pids: readonly number[]): Promise<readonly number[]> {
  const all = await parents();
  return pids.filter((pid) => all.has(pid));
}

const untilReady = (said: AsyncIterable<string>) => firstLine(said, /^ready:/u);
const moments = {
  "when everything serves": untilReady,
  "when npm has just said what it starts": (said: AsyncIterable<string>) =>
    firstLine(said, /^> node infra/u),
};

async function firstLine(said: AsyncIterable<string>, wanted: RegExp): Promise<void> {
  for await (const line of said) if (wanted.test(line)) return;
  throw new Error("It ended by itself.");
}

test.each(Object.entries(moments))(
  "a TERM to `npm start`, as a service manager sends it, ends all that it began: %s",
  async (_, moment) => {
    const npm = spawn("npm", ["start"], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: undefined,
        TEMPORAL_ADDRESS: undefined,
        ALONGSIDE_DATA: dataDir,
        PORT: String(await freePort()),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(npm, "exit");
    const said = createInterface({ input: npm.stdout });
    await moment(said);
    // The output goes on to be read, so that nobody ends because of it.
    said.on("line", () => undefined);
    npm.stdout.resume();
    const started = await family(npm.pid ?? 0);
    npm.kill("SIGTERM");
    await ended;
    while ((await alive(started)).length > 0) await sleep(100);
    // What was started after the look at the family is found by the folder that it works on.
    const { stdout } = await run("ps", ["-A", "-ww", "-o", "args="]);
    expect(stdout.split("\n").filter((line) => line.includes(`${dataDir}/`))).toEqual([]);
  },
);

test("who looked at a history just before the API was told to end is on record", async () => {
  const product = await startProduct({ dataDir });
  const asked = await askPanel(product.url, await product.entrance());
  const token = await product.token("administrator");
  const get = (what: string) =>
    fetch(`${product.url}/runs/${asked.run}/${what}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const { api } = await product.pids();
  expect((await get("history")).status).toBe(200);
  process.kill(api ?? 0, "SIGTERM");
  await until(async () => {
    const answer = await get("access").catch(() => null);
    return answer?.ok === true && (await answer.text()).includes('"history"');
  });
  expect(await product.stop()).toBe(0);
});
