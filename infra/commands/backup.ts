import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { keptFiles } from "../backup/kept-files.ts";
import { writeBackup } from "../backup/write-backup.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { withDatabase } from "../servers/nearby.ts";

export const backup: Command = {
  help: `Usage: npx alongside backup [FILE]

Writes everything that Alongside knows to one file (default: alongside-<date>.backup), as it stands at one instant, while people go
on working. Temporal's state is not in it, because \`recover\` rebuilds that from the record.

The file holds personal data and the keys of this installation: keep it as you keep the database. Only you may read it.
What is erased later is still in earlier backups: give them an end.`,

  async run(args) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const config = readConfig(process.env);
    const now = new Date();
    const name = `alongside-${now.toISOString().slice(0, 19).replaceAll(":", "")}.backup`;
    const file = path.resolve(positionals[0] ?? name);
    const files: Record<string, string> = {};
    for (const kept of keptFiles) {
      const text = await readFile(path.join(config.dataDir, kept), "utf8").catch(() => undefined);
      if (text !== undefined) files[kept] = text;
    }
    const { rows } = await withDatabase(config, (databaseUrl) =>
      writeBackup({ databaseUrl, file, files, now }),
    );
    console.log(`Wrote ${rows} rows to ${file}`);
  },
};
