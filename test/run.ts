import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { closingLine, countTests, type VitestReport } from "./count.ts";
import { findChromium } from "./support/chromium.ts";

/** Each counts as one test. The longest is first, because they share the machine's cores. */
const checks = [
  {
    name: "coverage of the verifier",
    command: "vitest",
    args: ["run", "--config", "vitest.verifier.config.ts", "--coverage", "--reporter=dot"],
  },
  { name: "lint", command: "oxlint", args: ["--quiet"] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "dead code", command: "knip", args: ["--no-progress"] },
  { name: "format", command: "oxfmt", args: ["--check"] },
];
type Check = (typeof checks)[number];

/** Most of them use one core. */
const CHECKS_AT_ONCE = 2;

const root = path.resolve(import.meta.dirname, "..");

/** @param into takes what it prints, if given; else it prints for itself. @returns its exit code. */
async function run(command: string, args: readonly string[], into?: string[]): Promise<number> {
  const bin = path.join(root, "node_modules", ".bin");
  const output = into === undefined ? "inherit" : "pipe";
  const child = spawn(path.join(bin, command), args, {
    cwd: root,
    stdio: ["ignore", output, output],
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env["PATH"]}` },
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => into?.push(text));
  try {
    const [code] = await once(child, "close");
    return typeof code === "number" ? code : 1;
  } catch (error) {
    console.error(
      `${command} cannot be run: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

/** Runs the checks side by side; what one printed is shown whole once it has ended. @returns the names of those that failed. */
async function runChecks(): Promise<readonly string[]> {
  const left = [...checks];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let check: Check | undefined = left.shift(); check; check = left.shift()) {
      const printed: string[] = [];
      const code = await run(check.command, check.args, printed);
      if (code !== 0) failed.push(check.name);
      console.log(`${printed.join("")}\n${check.name}: ${code === 0 ? "passed" : "failed"}`);
    }
  };
  console.log(`Checking ${checks.map(({ name }) => name).join(", ")} ...`);
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, work));
  return failed;
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
let checksFailed: readonly string[] = [];
if (args.length === 0) {
  if (findChromium() === undefined) {
    console.error(
      "No browser was found; the tests that need one will fail. Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.",
    );
  }
  checksFailed = await runChecks();
}
const { report, code } = await runTests(args);
const tests = countTests(report, code);
const count = {
  ...tests,
  passed: tests.passed + (args.length === 0 ? checks.length - checksFailed.length : 0),
  failed: tests.failed + checksFailed.length,
};
for (const name of checksFailed) console.log(`failed: ${name} (its findings are above the tests)`);
console.log(closingLine(count));
process.exitCode = count.failed === 0 ? 0 : 1;
