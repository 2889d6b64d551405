import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const bench: Command = {
  help: `Usage: npm run bench [-- NAME ...] [--json] [--quick]

Measures the product side by side with other systems, in one run on this machine and one PostgreSQL; what they are is
installed when the bench runs. Without a name, all of them (about three quarters of an hour); docs/benchmarks.md says
what each compares. Names:

  sign-off         sign-offs over HTTP, beside emmett, DBOS, Temporal, pgbench and bare HTTP
  acted-on         sign-offs acted on by their workflows, beside DBOS; last sign-off to gate passed
  one-run          a thousand people at once on one run, beside emmett
  waiting          runs that wait for people, beside bare workflows
  receipt          from an event's commit to its inclusion proof, under 2,000 events/s
  catch-up         the log catching up with what was recorded without it, beside one INSERT
  history          a filter that finds two of a million events, beside reading them all
  pages            the product's pages, among 10,000 runs and a million events
  tamper-evidence  what tamper evidence costs a sign-off, beside the product without it
  verify           an audit of a log of a million events, beside sha256sum and tessera's fsck

  --json   the last line is one JSON object: goals, and every round's figures of every side
  --quick  a tenth of the size, to see that it works; not to be quoted

Exits 0 when everything was measured, whether or not a goal was met.`,

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
