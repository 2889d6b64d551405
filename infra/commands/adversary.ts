import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { bundleProgram } from "../bundle-program.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const adversary: Command = {
  help: `Usage: npm run adversary [-- --minutes N] [--seed N]

Plays everybody who can do something in a run (managers, members, helpers, delegates, administrators, authors of templates and the
run's own engine), and searches for a run that reads "co-produced" while an independent judge disagrees, that holds what must have
been refused, or that gets stuck. One process for each core, each with a seed of its own. What is found is printed as the shortest list of
commands that shows it.

  --minutes  how long to search (60 unless told)
  --seed     the first process's seed (1 unless told); the same seed tries the same sequences

Exits 0 when nothing was found.`,

  async run(args, { root }) {
    const at = args.indexOf("--seed");
    const first = at < 0 ? 1 : Number(args[at + 1]);
    const others = at < 0 ? args : args.toSpliced(at, 2);
    const folder = await mkdtemp(path.join(tmpdir(), "alongside-adversary-"));
    const main = path.join(folder, "search.mjs");
    const search = async (seed: number) => {
      const told = [main, ...others, "--seed", String(seed)];
      const child = spawn(process.execPath, told, { cwd: root, stdio: "inherit" });
      const [code] = await once(child, "exit");
      return code;
    };
    try {
      await bundleProgram({ root, entry: "test/adversary/main.ts", outfile: main });
      const ends = await Promise.all(
        Array.from({ length: availableParallelism() }, (_, index) => search(first + index)),
      );
      if (ends.some((code) => code !== 0))
        throw new SetupProblem("The adversary found something.", "See what it said above.");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
