import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { closingLine, countTests, type VitestReport } from "./count.ts";
import { findChromium } from "./support/chromium.ts";

/** Each counts as one test. Dead code is looked for last, because the tests use some of it. */
const checks = [
  { name: "format", command: "oxfmt", args: ["--check"] },
  { name: "lint", command: "oxlint", args: ["--quiet"] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  {
    name: "coverage of the verifier",
    command: "vitest",
    args: ["run", "--config", "vitest.verifier.config.ts", "--coverage", "--reporter=dot"],
  },
  { name: "dead code", command: "knip", args: ["--no-progress"] },
];

const root = path.resolve(import.meta.dirname, "..");

async function run(command: string, args: readonly string[]): Promise<number> {
  const bin = path.join(root, "node_modules", ".bin");
  const child = spawn(path.join(bin, command), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env["PATH"]}` },
  });
  try {
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : 1;
  } catch (error) {
    console.error(
      `${command} cannot be run: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

async function runTests(
  args: readonly string[],
): Promise<{ report: VitestReport | undefined; code: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-report-"));
  const file = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await run("vitest", ["run", ...reporters, ...args]);
    const text = await readFile(file, "utf8").catch(() => undefined);
    return { code, report: text === undefined ? undefined : JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
let checksPassed = 0;
const checksFailed: string[] = [];
if (args.length === 0) {
  if (findChromium() === undefined) {
    console.error(
      "No browser was found; the tests that need one will fail. Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.",
    );
  }
  for (const check of checks) {
    if ((await run(check.command, check.args)) === 0) checksPassed += 1;
    else checksFailed.push(check.name);
  }
}
const { report, code } = await runTests(args);
const tests = countTests(report, code);
const count = {
  ...tests,
  passed: tests.passed + checksPassed,
  failed: tests.failed + checksFailed.length,
};
for (const name of checksFailed) console.log(`failed: ${name} (its findings are above the tests)`);
console.log(closingLine(count));
process.exitCode = count.failed === 0 ? 0 : 1;
