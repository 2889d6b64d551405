import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { SetupProblem } from "../problem.ts";

/** Newer tags carry a `replace` directive, which `go install` refuses. */
export const temporalCliVersion = "1.5.1";

/** Says what is being done; the same line may be said again with more progress. */
export type Progress = (line: string) => void;

/**
 * Finds a Temporal CLI, which holds a whole server. In order: on PATH; one built or fetched before, kept outside the
 * checkout; the SDK's own download; built by Go from source, which takes minutes once.
 * @throws SetupProblem that says each way which would work.
 */
export async function findTemporal(progress: Progress): Promise<string> {
  const cached = path.join(cacheFolder(), `temporal-${temporalCliVersion}`, executable("temporal"));
  return (
    (await onPath("temporal")) ??
    (existsSync(cached) ? cached : undefined) ??
    (await download(progress)) ??
    (await build(cached, progress)) ??
    notFound()
  );
}

function cacheFolder(): string {
  return path.join(process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"), "alongside");
}

const executable = (name: string) => (process.platform === "win32" ? `${name}.exe` : name);

async function onPath(name: string): Promise<string | undefined> {
  const folders = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "");
  for (const folder of folders) {
    const candidate = path.join(folder, executable(name));
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return undefined;
}

/** The SDK downloads the CLI when it starts a local environment; absent in a production install, and offline. */
async function download(progress: Progress): Promise<string | undefined> {
  const folder = path.join(cacheFolder(), "sdk-download");
  const earlier = await downloaded(folder);
  if (earlier !== undefined) return earlier;
  progress("Temporal is not on this machine yet; asking for its ready-made program.");
  await mkdir(folder, { recursive: true });
  try {
    const { TestWorkflowEnvironment } = await import("@temporalio/testing");
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: "cached-download", downloadDir: folder } },
    });
    await environment.teardown();
  } catch {
    progress("The ready-made program cannot be had from here.");
  }
  return await downloaded(folder);
}

async function downloaded(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find(
    (entry) => entry.startsWith("temporal-") && !entry.endsWith(".downloading"),
  );
  return name === undefined ? undefined : path.join(folder, name);
}

async function build(target: string, progress: Progress): Promise<string | undefined> {
  const go =
    (await onPath("go")) ??
    (existsSync("/usr/local/go/bin/go") ? "/usr/local/go/bin/go" : undefined);
  if (go === undefined) return undefined;
  const partial = `${path.dirname(target)}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  const started = Date.now();
  const report = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    progress(
      `Building Temporal ${temporalCliVersion} with Go, once on this machine (about 4 minutes): ${seconds} s`,
    );
  };
  report();
  const timer = setInterval(report, 15_000);
  const code = await new Promise<number>((resolve) => {
    const child = spawn(
      go,
      ["install", `github.com/temporalio/cli/cmd/temporal@v${temporalCliVersion}`],
      {
        env: { ...process.env, GOBIN: partial, GOFLAGS: "-trimpath", CGO_ENABLED: "0" },
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    child.once("error", () => resolve(1));
    child.once("exit", (status) => resolve(status ?? 1));
  });
  clearInterval(timer);
  if (code === 0) {
    await mkdir(path.dirname(target), { recursive: true });
    await rename(path.join(partial, executable("temporal")), target);
  }
  await rm(partial, { recursive: true, force: true });
  return code === 0 ? target : undefined;
}

function notFound(): never {
  throw new SetupProblem(
    "Temporal was not found on this machine, could not be downloaded and could not be built.",
    [
      "Do one of these and start again:",
      "- set TEMPORAL_ADDRESS to a Temporal server which runs already, as host:7233;",
      "- put Temporal's command line program, `temporal`, on the PATH (docs.temporal.io/cli);",
      "- install Go 1.24 or newer, with which Alongside builds it.",
    ].join("\n"),
  );
}
