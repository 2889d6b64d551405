#!/usr/bin/env node
// The way in for every command. Plain JavaScript on Node 20's own modules, because in a fresh clone
// nothing is installed yet and the machine's Node may be older than the one we run on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endWithNpm } from "./end-with-npm.mjs";
import { withInstallLock } from "./install-lock.mjs";
import { createProgress } from "./progress.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const wantedNode = 24;
const stopSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const compileCache = path.join(root, ".build", "compile-cache");
const ownNode = path.join(
  root,
  "node_modules",
  ".bin",
  process.platform === "win32" ? "node.cmd" : "node",
);

/** @param {string} problem @param {string} mend @returns {never} */
function giveUp(problem, mend) {
  process.stderr.write(`\n${problem}\n  ${mend}\n`);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, any>} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** npm writes node_modules/.package-lock.json last, so what it lists is wholly installed. */
function isInstalled() {
  const installed = packagesIn("node_modules/.package-lock.json");
  const production = process.env.NODE_ENV === "production";
  return (
    Object.entries(packagesIn("package-lock.json")).every(
      ([name, wanted]) =>
        name === "" ||
        wanted.link ||
        (installed[name]
          ? installed[name].version === wanted.version
          : mayBeAbsent(wanted, production)),
    ) && existsSync(path.join(root, "node_modules"))
  );
}

/** Packages for other platforms are left out by npm; a production install leaves out those for developers. */
function mayBeAbsent(wanted, production) {
  return wanted.optional || wanted.devOptional || wanted.peer || (production && wanted.dev);
}

/** Another command may be installing already: then it is waited for, and there is nothing left to do. */
async function installOnce() {
  const lock = path.join(root, ".build", "install.lock");
  await withInstallLock(lock, {
    work: async () => {
      if (!isInstalled()) await install();
    },
    onWait: (pid) =>
      process.stderr.write(
        `Another Alongside command (process ${pid}) is installing the packages; waiting for it ...\n`,
      ),
    onTooLong: (pid) =>
      giveUp(
        `The install that process ${pid} began has not ended for a quarter of an hour.`,
        `Stop that process if it hangs, or delete ${lock} if it is something else; then start again.`,
      ),
  });
}

async function install() {
  const began = Date.now();
  const shown = createProgress(process.stderr).during(
    "Installing the packages that Alongside is built on (about a minute, once)",
  );
  const omit = process.env.NODE_ENV === "production" ? ["--omit=dev"] : [];
  let result = await npm("ci", ...omit);
  // npm ci wants the packages of every platform in the lock, and a registry that lacks some makes npm leave them out there.
  if (result.status !== 0 && result.stderr.includes("EUSAGE"))
    result = await npm("install", "--no-save", ...omit);
  shown();
  if (result.status !== 0) {
    const said = result.stderr.trim().split("\n").slice(0, 6).join("\n");
    const offline =
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/u.test(said);
    giveUp(
      `The packages could not be installed. npm says:\n${said}`,
      offline
        ? "The package registry cannot be reached: check the network and npm's proxy settings, then start again."
        : "Mend what npm names (disk space, permissions, or a package-lock.json that does not fit), then start again.",
    );
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - began) / 1000)} s.\n`);
}

/** Ends when this process is asked to. @param {string[]} args */
async function npm(...args) {
  const viaNpm = process.env.npm_execpath?.endsWith("npm-cli.js");
  const [command, first] = viaNpm ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
  const child = spawn(command, [...first, ...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32" && !viaNpm,
  });
  const stop = () => {
    child.kill();
    process.exit(1);
  };
  for (const signal of stopSignals) process.once(signal, stop);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  try {
    const [status] = await once(child, "close");
    return { status, stderr };
  } catch {
    giveUp(
      "npm was not found, and it is needed to install packages.",
      "Install Node.js 20 or newer together with npm, then start again.",
    );
  } finally {
    for (const signal of stopSignals) process.off(signal, stop);
  }
}

/** Runs this same command under the Node that was installed, and ends as it ends. */
function continueUnderOwnNode() {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    // The channel tells the child when this process is gone.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${path.dirname(ownNode)}${path.delimiter}${process.env.PATH}` },
  });
  for (const signal of stopSignals) process.on(signal, () => child.kill(signal));
  child.once("error", () => giveUp(...noNode));
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

const noNode = /** @type {const} */ ([
  `Alongside runs on Node ${wantedNode}; this one is ${process.versions.node}, and the packaged one is not usable.`,
  `Install Node ${wantedNode}, or run \`npm ci\` without --ignore-scripts, then start again.`,
]);

if (Number(process.versions.node.split(".")[0]) < 20) {
  giveUp(
    `Alongside needs Node 20 or newer to begin with; this one is ${process.versions.node}.`,
    "Install a current Node.js and start again.",
  );
}
endWithNpm();
if (!isInstalled()) await installOnce();
if (Number(process.versions.node.split(".")[0]) < wantedNode) {
  if (existsSync(ownNode)) continueUnderOwnNode();
  else giveUp(...noNode);
} else {
  // Compiled code is kept too: it takes a third off the time that loading our packages takes.
  module.enableCompileCache?.(compileCache);
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  const { buildCode } = await import("./build.ts");
  let folder;
  try {
    folder = await buildCode(root);
  } catch (error) {
    giveUp(
      `The code does not build:\n${error.message}`,
      "If you changed it, mend the line named above; if not, check it out afresh.",
    );
  }
  const { main } = await import(pathToFileURL(path.join(folder, "cli.js")).href);
  process.exitCode = await main(process.argv.slice(2), { root, code: folder });
  if (process.connected) process.disconnect();
}
