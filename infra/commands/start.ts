import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { supervise } from "../supervisor.ts";

export const start: Command = {
  help: `Usage: npx alongside start

Starts PostgreSQL and Temporal (unless DATABASE_URL and TEMPORAL_ADDRESS say where they are), brings the database up to
date, and starts the API with its pages, the worker and the sequencer. Whatever ends by itself is started again. Ctrl-C
stops everything. Data is kept in ALONGSIDE_DATA (default .data).

Settings come from the environment: PORT (3000), HOST (127.0.0.1), PUBLIC_URL, SMTP_URL and others;
docs/configuration.md lists them all.`,

  async run(args, checkout) {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(process.env);
    const report = (line: string) => console.log(line);
    const stopAsked = untilAskedToStop();
    const running = await supervise({ config, ...checkout, report });
    try {
      if (running.temporalUi !== undefined) report(`Temporal's own pages: ${running.temporalUi}`);
      report(`ready: ${running.url}`);
      await stopAsked;
      report("Stopping ...");
    } finally {
      await running.stop();
    }
    report("Stopped.");
  },
};

/**
 * Ctrl-C, a polite kill, or the end of the process that started this one. A signal that comes twice, as Ctrl-C does when a
 * parent passes it on, must not cut the stopping short, so the listeners stay.
 */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"])
      process.on(name, () => resolve());
  });
}
