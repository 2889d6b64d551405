import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { selfCheck } from "../composition/self-check.ts";
import { readConfig } from "../config.ts";
import { SetupProblem } from "../problem.ts";
import { withDatabase } from "../servers/nearby.ts";

export const selfCheckCommand: Command = {
  help: `Usage: npx alongside self-check

Hashes every event of the record again, builds the log's tree anew, and compares: rows with their entries, entries with the
signed log, kept values with their commitments, read models with the record folded from its beginning. It names what is wrong,
and exits 0 only when all of it fits. A running installation does the same again and again: ALONGSIDE_SELF_CHECK_MINUTES.

It shows what somebody changed in the database. What somebody changed who also holds the log's key, witnesses show: see
npx alongside witness, and npx alongside verify.`,

  async run(args) {
    parseArgs({ args: [...args], options: {} });
    await withDatabase(readConfig(process.env), async (url) => {
      const pool = openAppPool(url, 2);
      try {
        const { events, problems } = await selfCheck(pool);
        for (const problem of problems) console.log(problem);
        if (problems.length > 0) {
          throw new SetupProblem(
            `${problems.length} of the things that were checked ${problems.length === 1 ? "is" : "are"} not as they must be.`,
            "Stop Alongside, keep the database as it is for whoever looks into it, and compare with a backup: docs/self-check.md.",
          );
        }
        console.log(`All of ${events} events fit: rows, log, values and read models.`);
      } finally {
        await pool.end();
      }
    });
  },
};
