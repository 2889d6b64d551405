import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const bench: Command = {
  help: `Usage: npm run bench [-- NAME ...] [--json] [--quick]

Measures the product side by side with other systems, in one run on this machine and one PostgreSQL; what they are is
installed when the bench runs. Names: sign-off, acted-on, one-run, waiting; without one, all of them.

  --json   the last line is one JSON object: goals, and every round's figures of every side
  --quick  a tenth of the size, to see that it works; not to be quoted`,

  async run(args, { root }) {
    // Its sources run as they are: nobody who starts the product needs a build of them.
    const child = spawn(process.execPath, [path.join(root, "bench", "run.ts"), ...args], {
      cwd: root,
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    if (code !== 0) {
      throw new SetupProblem("The bench did not finish.", "See what it said above.");
    }
  },
};
