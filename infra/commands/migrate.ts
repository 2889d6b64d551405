import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { migrate } from "../migrate.ts";
import { SetupProblem } from "../problem.ts";
import { checkDatabase } from "../reachable.ts";

export const migrateCommand: Command = {
  help: `Usage: DATABASE_URL=postgresql://... npx alongside migrate

Brings the database up to date, as its owner. Safe to repeat, and safe to run twice at once. \`start\` does it by itself.`,

  async run(args) {
    parseArgs({ args: [...args], options: {} });
    const { databaseUrl } = readConfig(process.env);
    if (databaseUrl === undefined) {
      throw new SetupProblem("DATABASE_URL is not set.", "Say which database to bring up to date.");
    }
    await checkDatabase(databaseUrl);
    const applied = await migrate(databaseUrl);
    for (const step of applied) console.log(`applied ${step}`);
    console.log(
      applied.length === 0 ? "The database was up to date." : "The database is up to date.",
    );
  },
};
