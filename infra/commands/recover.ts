import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { createEngineRecord } from "../composition/engine-record.ts";
import { readConfig } from "../config.ts";
import { SetupProblem } from "../problem.ts";
import { temporalAddressOf, withDatabase } from "../servers/nearby.ts";
import { connectTemporal } from "../temporal/client.ts";
import { recoverRuns } from "../temporal/recover.ts";
import { createTellWorkflow } from "../temporal/tell-workflow.ts";

export const recover: Command = {
  help: `Usage: npx alongside recover

Starts a workflow for every live run of the record that has none, at its place. Use it after Temporal's state was lost, or a
backup was restored. Everything is in the record, so nobody has to do anything again; running it twice changes nothing more.

Alongside must be running: it is the worker that moves the runs along.`,

  async run(args) {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(process.env);
    const address = await temporalAddressOf(config);
    await withDatabase(config, async (url) => {
      const pool = openAppPool(url, 4);
      const temporal = connectTemporal({ address, namespace: config.temporalNamespace });
      try {
        const { client } = temporal;
        const { describe } = createEngineRecord(pool);
        const workflow = createTellWorkflow({ client, describe, patience: 20_000 });
        const { live, started, damaged } = await recoverRuns({ pool, client, workflow });
        console.log(
          `${live === 1 ? "1 run is" : `${live} runs are`} live. Workflows started: ${started}; ${damaged.length === 0 ? "the others were there." : `${damaged.length} can’t be read; the others were there.`}`,
        );
        for (const { message } of damaged) console.error(message);
        if (damaged.length > 0) process.exitCode = 1;
      } catch (error) {
        throw new SetupProblem(
          `The runs could not all be set in motion (Temporal is expected at ${address}): ${error instanceof Error ? error.message : String(error)}`,
          "Check that Alongside is running (npm start), then run this again: it goes on where it stopped.",
          error,
        );
      } finally {
        await temporal.close();
        await pool.end();
      }
    });
  },
};
