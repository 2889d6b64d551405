import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { keptFiles } from "../backup/kept-files.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { SetupProblem } from "../problem.ts";
import { withDatabase } from "../servers/nearby.ts";

export const restore: Command = {
  help: `Usage: npx alongside restore FILE

Rebuilds an empty installation from a backup: either an empty ALONGSIDE_DATA folder, or the empty database that DATABASE_URL
names. It never overwrites, and a file that is not whole restores nothing.

Afterwards start Alongside and run \`npx alongside recover\`, which sets the live runs in motion again.`,

  async run(args) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined) {
      throw new SetupProblem("Which backup?", "Name the file: npx alongside restore FILE");
    }
    const config = readConfig(process.env);
    const { rows, files } = await withDatabase(config, (databaseUrl) =>
      restoreBackup({ databaseUrl, file: path.resolve(file) }),
    );
    for (const [name, text] of Object.entries(files)) {
      if (!keptFiles.includes(name)) continue;
      const kept = path.join(config.dataDir, name);
      await mkdir(path.dirname(kept), { recursive: true, mode: 0o700 });
      await writeFile(kept, text, { mode: 0o600 });
    }
    console.log(`Restored ${rows} rows. Now start Alongside, then run: npx alongside recover`);
  },
};
