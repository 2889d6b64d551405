import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Command } from "../command.ts";

export const test: Command = {
  help: `Usage: npm test [-- VITEST-ARGUMENT ...]

Checks format, lint, types and dead code, and runs every test on real servers, which it brings along, and in a real browser.
With arguments, only Vitest runs, with them: npm test -- --project unit domain`,

  async run(args, { root }) {
    const child = spawn(process.execPath, [path.join(root, "test", "run.ts"), ...args], {
      cwd: root,
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    // The count is the last line of all, so nothing is said after it.
    process.exitCode = code === 0 ? 0 : 1;
  },
};
