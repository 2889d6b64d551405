import { spawnSync } from "node:child_process";
import { buildGo, goCommand } from "../../support/go.ts";
import { verifierProcess, type VerifierProcess } from "./verifier-process.ts";

const folder = new URL("../../../verifiers/go/", import.meta.url).pathname;
const ourBatch = new URL("./our-batch.ts", import.meta.url).pathname;

/** Builds the Go program. @returns its path. */
export const secondVerifierBinary = (): string => buildGo(folder, "./cmd/alongside-verify");

/** Builds the Go program (verifiers/go), and starts it with the first file. */
export const secondVerifier = (): VerifierProcess =>
  verifierProcess(secondVerifierBinary(), ["--batch"]);

/** Ours, in a process of its own. Its heap is bounded, so that it is not larger than it must be only because nothing asked for the memory. */
export const ourVerifier = (): VerifierProcess =>
  verifierProcess(process.execPath, ["--max-old-space-size=128", ourBatch]);

/** Runs the Go program's own tests. @returns what they said. @throws Error with what failed. */
export const testSecondVerifier = (): string => {
  const { stdout, stderr, status } = spawnSync(goCommand(), ["test", "-trimpath", "./..."], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
};
