import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { readConfig, type Config } from "../config.ts";
import { DemoStopped } from "../../demo/cast.ts";
import { playHere } from "../demo/play-here.ts";
import type { Scenario } from "../../programmes/scenario.ts";
import { everyScenario, scenarios } from "../../programmes/all.ts";
import { SetupProblem } from "../problem.ts";
import { secretOf } from "../secret.ts";
import { withDatabase } from "../servers/nearby.ts";

export const demo: Command = {
  help: `Usage: npx alongside demo [--template NAME|all] [--url URL]

Plays one run of a template, from forming the group on, through the public HTTP API of a running Alongside, and says what
happens. The people in it are made up. With "all" it plays every template to its end, and the runs that go wrong too.

  --template NAME  ${scenarios.map(({ template }) => template).join(", ")} or all (default: ${scenarios[0]?.template ?? ""})
  --url URL        where Alongside serves (default: the one on this machine). Its people sign in by their own links, which are made
                   in its database: set DATABASE_URL, or ALONGSIDE_DATA, to that of the server.`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        template: { type: "string", default: scenarios[0]?.template ?? "" },
        url: { type: "string" },
      },
    });
    const config = readConfig(process.env);
    const chosen = scriptsNamed(values.template);
    const report = (line: string) => console.log(line);
    const url = values.url?.replace(/\/+$/, "") ?? hereUrl(config);
    const { publicUrl } = config;
    const secret = config.secret ?? (await secretOf(config.dataDir));
    await inWords(async () => {
      await mustServe(url);
      await withDatabase(config, (databaseUrl) =>
        playHere({ databaseUrl, secret, url, publicUrl, scenarios: chosen, report }),
      );
    });
  },
};

/** @throws SetupProblem when there is no such template. */
const scriptsNamed = (name: string): readonly Scenario[] => {
  if (name === "all") return everyScenario;
  const found = scenarios.filter(({ template }) => template === name);
  if (found.length > 0) return found;
  throw new SetupProblem(
    `There is no demo of "${name}".`,
    `Use one of: ${scenarios.map(({ template }) => template).join(", ")}, all.`,
  );
};

const mustServe = async (url: string): Promise<void> => {
  if (!URL.canParse(url)) {
    throw new SetupProblem(`"${url}" is no address.`, "Write it like http://localhost:3000.");
  }
  const answer = await fetch(new URL("/health/ready", url)).catch(() => null);
  if (answer?.ok !== true) {
    throw new SetupProblem(
      `Alongside does not answer at ${url}.`,
      "Start it in another window (npm start) and wait until it says ready; or say where it is with --url.",
    );
  }
};

/** Where the API of this machine answers, whatever address people use. */
const hereUrl = ({ host, port }: Config): string =>
  `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${port}`;

const inWords = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DemoStopped)) throw error;
    throw new SetupProblem(
      `The demo stopped. ${error.message}`,
      "Is Alongside running (npm start)? Its logs are in the data folder (.data/logs).",
      error,
    );
  }
};
