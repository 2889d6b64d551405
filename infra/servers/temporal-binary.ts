import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { SetupProblem } from "../problem.ts";
import type { Progress } from "../progress.mjs";

/** Newer tags carry a `replace` directive, which `go install` refuses. */
export const temporalCliVersion = "1.5.1";

/** Lines of a failed download's or build's output that are shown. */
const shownLines = 12;

/** Why a way did not work, in its own words. */
type Failure = { readonly way: string; readonly said: string };

/**
 * Finds a Temporal CLI, which holds a whole server. In order: on PATH; one built or fetched before, kept outside the
 * checkout; the SDK's own download; built by Go from source, which takes minutes once.
 * @param signal ends a download or build under way.
 * @throws SetupProblem that says each way which would work, and the end of what a way that was tried said.
 */
export async function findTemporal(progress: Progress, signal?: AbortSignal): Promise<string> {
  const cached = path.join(cacheFolder(), `temporal-${temporalCliVersion}`, executable("temporal"));
  const there = (await onPath("temporal")) ?? (existsSync(cached) ? cached : undefined);
  if (there !== undefined) return there;
  const failures: Failure[] = [];
  for (const way of [download, buildWithGo]) {
    if (signal?.aborted === true) break;
    const outcome = await way(cached, progress, signal);
    if (typeof outcome === "string") return outcome;
    failures.push(outcome);
  }
  return notFound(failures);
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
async function download(_: string, progress: Progress): Promise<string | Failure> {
  const folder = path.join(cacheFolder(), "sdk-download");
  const earlier = await downloaded(folder);
  if (earlier !== undefined) return earlier;
  const done = progress.during("Fetching Temporal's ready-made program, once on this machine");
  await mkdir(folder, { recursive: true });
  let said = "";
  try {
    const { TestWorkflowEnvironment } = await import("@temporalio/testing");
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: "cached-download", downloadDir: folder } },
    });
    await environment.teardown();
  } catch (error) {
    said = error instanceof Error ? error.message : String(error);
  } finally {
    done();
  }
  return (await downloaded(folder)) ?? { way: "The download", said };
}

async function downloaded(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find(
    (entry) => entry.startsWith("temporal-") && !entry.endsWith(".downloading"),
  );
  return name === undefined ? undefined : path.join(folder, name);
}

/**
 * Builds it from source.
 * @param target the file that appears when the build is whole.
 */
export async function buildWithGo(
  target: string,
  progress: Progress,
  signal?: AbortSignal,
): Promise<string | Failure> {
  const way = "The build with Go";
  const go =
    (await onPath("go")) ??
    (existsSync("/usr/local/go/bin/go") ? "/usr/local/go/bin/go" : undefined);
  if (go === undefined) return { way, said: "There is no Go on this machine." };
  const partial = `${path.dirname(target)}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  // Go says a line for each module that it downloads and, with -v, for each package that it compiles.
  let fetched = 0;
  let compiled = 0;
  const said: string[] = [];
  const done = progress.during(
    `Building Temporal ${temporalCliVersion} with Go, once on this machine (about 4 minutes)`,
    () => `${fetched} modules fetched, ${compiled} packages compiled`,
  );
  const child = spawn(
    go,
    ["install", "-v", `github.com/temporalio/cli/cmd/temporal@v${temporalCliVersion}`],
    {
      env: { ...process.env, GOBIN: partial, GOFLAGS: "-trimpath", CGO_ENABLED: "0" },
      stdio: ["ignore", "ignore", "pipe"],
      ...(signal === undefined ? {} : { signal }),
    },
  );
  createInterface({ input: child.stderr }).on("line", (line) => {
    said.push(line);
    if (said.length > shownLines) said.shift();
    if (line.startsWith("go: downloading ")) fetched += 1;
    else compiled += 1;
  });
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      said.push(error.message);
      resolve(1);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  done();
  if (code === 0) {
    await mkdir(path.dirname(target), { recursive: true });
    await rename(path.join(partial, executable("temporal")), target);
  }
  await rm(partial, { recursive: true, force: true });
  return code === 0 ? target : { way, said: said.join("\n") };
}

function notFound(failures: readonly Failure[]): never {
  const tried = failures.map(
    ({ way, said }) => `${way} said:\n${said.trim().split("\n").slice(-shownLines).join("\n")}`,
  );
  throw new SetupProblem(
    [
      "Temporal was not found on this machine, could not be downloaded and could not be built.",
      ...tried,
    ].join("\n"),
    [
      "Do one of these and start again:",
      "- set TEMPORAL_ADDRESS to a Temporal server which runs already, as host:7233;",
      "- put Temporal's command line program, `temporal`, on the PATH (docs.temporal.io/cli);",
      "- install Go 1.24 or newer, with which Alongside builds it.",
    ].join("\n"),
  );
}
