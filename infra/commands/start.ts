import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { setUpLink } from "../composition/set-up-link.ts";
import { readConfig } from "../config.ts";
import { mailboxPath } from "../mailbox/routes.ts";
import { createProgress } from "../progress.mjs";
import { supervise } from "../supervisor.ts";

export const start: Command = {
  help: `Usage: npx alongside start [--demo [--template NAME|all]]

Starts PostgreSQL and Temporal (unless DATABASE_URL and TEMPORAL_ADDRESS say where they are), brings the database up to
date, and starts the API with its pages, the worker and the sequencer. Whatever ends by itself is started again. Ctrl-C
stops everything. Data is kept in ALONGSIDE_DATA (default .data).

  --demo           also plays a run from launch to monitoring through the public API, and says where to look
  --template NAME  which one (npx alongside demo --help lists them)

Settings come from the environment: PORT (3000), HOST (127.0.0.1), PUBLIC_URL, SMTP_URL and others;
docs/configuration.md lists them all.`,

  async run(args, checkout) {
    const { values } = parseArgs({
      args: [...args],
      options: { demo: { type: "boolean", default: false }, template: { type: "string" } },
    });
    const config = readConfig(process.env);
    const progress = createProgress(process.stdout);
    const report = (line: string) => {
      progress.clear();
      console.log(line);
    };
    const asked = askedToStop();
    const { signal } = asked;
    const starting = supervise({ config, ...checkout, report, progress, signal });
    const running = await starting.catch((error: unknown) => {
      if (!signal.aborted) throw error;
      // What was under way was cut short, and then that fails.
    });
    if (running === undefined) return report("Stopped.");
    try {
      // What the demo and the links name is what was started.
      process.env["PORT"] = String(running.port);
      const { publicUrl } = readConfig(process.env);
      if (running.temporalUi !== undefined) report(`Temporal's own pages: ${running.temporalUi}`);
      if (config.smtpUrl === undefined && config.outside.notify === undefined) {
        const mailbox = mailboxPath({ ...config, publicUrl }, running.secret);
        report(
          mailbox === null
            ? `SMTP_URL is not set: mail is kept in ${config.dataDir}/mail`
            : `SMTP_URL is not set: read all mail at ${publicUrl}${mailbox}`,
        );
      }
      report(`ready: ${running.url}`);
      if (values.demo) {
        const { demo } = await import("./demo.ts");
        await demo.run(
          values.template === undefined ? [] : ["--template", values.template],
          checkout,
        );
      } else {
        const link = await setUpLink({ ...running, publicUrl });
        report(
          link === null
            ? `Sign in: ${publicUrl}/sign-in`
            : `Set up your organisation (once, within a day): ${link}`,
        );
      }
      await asked.promise;
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
function askedToStop(): { readonly promise: Promise<void>; readonly signal: AbortSignal } {
  const asked = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.on(name, () => {
      asked.abort();
      resolve();
    });
  }
  return { promise, signal: asked.signal };
}
