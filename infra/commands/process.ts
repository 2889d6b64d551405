import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { readProcessConfig } from "../config.ts";
import { untilStopped } from "../processes/lifecycle.ts";
import { workflowBundle } from "../workflow-bundle.ts";

const names = ["api", "worker", "sequencer"];

export const processCommand: Command = {
  help: `Usage: npx alongside process <${names.join("|")}>

Runs one process alone, as in a container: DATABASE_URL, TEMPORAL_ADDRESS and ALONGSIDE_SECRET must be set, and the
database must be up to date (npx alongside migrate).`,

  async run(args, { root, code }) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1 || !names.includes(name)) {
      throw Object.assign(new TypeError(`Name one process: ${names.join(", ")}.`), {
        code: "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
      });
    }
    readProcessConfig(process.env);
    if (name === "worker") process.env["ALONGSIDE_WORKFLOW_BUNDLE"] ??= await workflowBundle(root);
    await import(pathToFileURL(path.join(code, "processes", `${name}.js`)).href);
    await untilStopped;
  },
};
