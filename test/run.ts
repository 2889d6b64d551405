import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { closingLine, countTests, type Count, type VitestReport } from "./count.ts";
import { findChromium } from "./support/chromium.ts";

/** Each counts as one test. */
const checks = [
  { name: "lint", command: "oxlint", args: ["--quiet"] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "dead code", command: "knip", args: ["--no-progress"] },
  { name: "format", command: "oxfmt", args: ["--check"] },
];

/** The tests of the verifier, with what they cover measured. */
const MEASURED = ["--config", "vitest.verifier.config.ts", "--coverage"];

const root = path.resolve(import.meta.dirname, "..");

/** How a command is run. `into`: takes what it prints; absent: it prints for itself. */
type Way = { readonly into?: string[]; readonly env?: { readonly [name: string]: string } };

/** @returns its exit code. */
async function run(
  command: string,
  args: readonly string[],
  { into, env = {} }: Way = {},
): Promise<number> {
  const bin = path.join(root, "node_modules", ".bin");
  const output = into === undefined ? "inherit" : "pipe";
  const child = spawn(path.join(bin, command), args, {
    cwd: root,
    stdio: ["ignore", output, output],
    env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env["PATH"]}` },
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

/** Runs one check after another; what one printed is shown whole once it has ended. @returns the names of those that failed. */
async function runChecks(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, command, args } of checks) {
    const into: string[] = [];
    const code = await run(command, args, { into });
    if (code !== 0) failed.push(name);
    console.log(`${into.join("")}\n${name}: ${code === 0 ? "passed" : "failed"}`);
  }
  return failed;
}

/** Runs Vitest, and counts. */
async function runTests(args: readonly string[], way: Way = {}): Promise<Count> {
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-report-"));
  const file = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await run("vitest", ["run", ...reporters, ...args], way);
    const text = await readFile(file, "utf8").catch(() => undefined);
    const report: VitestReport | undefined = text === undefined ? undefined : JSON.parse(text);
    return countTests(report, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The checks beside the tests of the verifier, since most of them use one core; then all other tests. */
async function runEverything(): Promise<Count> {
  if (findChromium() === undefined) {
    console.error(
      "No browser was found; the tests that need one will fail. Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.",
    );
  }
  console.log(
    `Checking ${checks.map(({ name }) => name).join(", ")}, and testing the verifier ...`,
  );
  const into: string[] = [];
  const [failed, measured] = await Promise.all([runChecks(), runTests(MEASURED, { into })]);
  console.log(into.join(""));
  const others = await runTests([], { env: { ALONGSIDE_VERIFIER_MEASURED: "1" } });
  for (const name of failed) console.log(`failed: ${name} (its findings are above the tests)`);
  if (measured.failed > 0) console.log("failed: the verifier (its findings are above the tests)");
  return {
    passed: checks.length - failed.length + measured.passed + others.passed,
    failed: failed.length + measured.failed + others.failed,
    skipped: measured.skipped + others.skipped,
  };
}

const args = process.argv.slice(2);
const count = args.length === 0 ? await runEverything() : await runTests(args);
console.log(closingLine(count));
process.exitCode = count.failed === 0 ? 0 : 1;
