import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Go is unpacked by hand, it is often on the PATH of login shells only. */
const UNPACKED = "/usr/local/go/bin/go";

export const goCommand = (): string => (existsSync(UNPACKED) ? UNPACKED : "go");

/**
 * Builds a Go program; Go keeps what it compiled, so a second time takes a moment.
 * @param folder of the module. @param program the package in it.
 * @returns the path of one static binary.
 * @throws Error with the mend where Go is missing.
 */
export const buildGo = (folder: string, program = "."): string => {
  const binary = join(mkdtempSync(join(tmpdir(), "alongside-go-")), "program");
  const built = spawnSync(goCommand(), ["build", "-trimpath", "-o", binary, program], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (built.status !== 0) {
    throw new Error(
      `These checks need Go 1.24 or newer on PATH (go.dev/dl). ${built.stderr ?? built.error?.message}`,
    );
  }
  return binary;
};
