import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";
import { openKept } from "../verify/kept-log.ts";
import { logInFolder, logOnSite, streamFrom } from "../verify/log-source.ts";
import { inWords } from "../verify/in-words.ts";

export const verify: Command = {
  help: `Usage: npx alongside verify FILE|URL|FOLDER [--json] [--key VKEY ...] [--witness VKEY ...]

Checks without trusting anybody: no database, no server of ours, no account.

  FILE    a bundle, as GET /runs/{run}/bundle gives it: every hash and proof, the signatures, the words that are
          disclosed, the rules and the verdict, decided anew. Nothing is sent anywhere.
  URL     a site: its whole log. Every tile, the root that was signed, and that history is still what it was on your last
          visit. With an auditor's token in ALONGSIDE_TOKEN every entry, too. A URL that ends in /bundle is a bundle.
  FOLDER  a log that was copied to this machine: checkpoint, key and tile/ as they are below /log/.

  --key      the key that must have signed (or several: one of them), instead of one that came along
  --witness  a witness that must have cosigned; may be repeated
  --json     one JSON object instead of sentences

What it saw of a site is kept in $XDG_STATE_HOME/alongside (or ~/.local/state/alongside) for the next visit.
Exits 0 only when everything holds.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        key: { type: "string", multiple: true, default: [] },
        witness: { type: "string", multiple: true, default: [] },
      },
    });
    const [what, ...more] = positionals;
    if (what === undefined || more.length > 0) {
      throw new SetupProblem(
        "Name one thing to check.",
        "For example: npx alongside verify run.jsonl",
      );
    }
    const trusted = { keys: values.key, witnesses: values.witness };
    const report = await check(what, trusted);
    console.log(values.json ? JSON.stringify(report) : inWords(report));
    if (!report.ok) process.exitCode = 1;
  },
};

type Trusted = { readonly keys: readonly string[]; readonly witnesses: readonly string[] };

const check = async (what: string, trusted: Trusted) => {
  if (/^https?:\/\//u.test(what)) {
    const token = process.env["ALONGSIDE_TOKEN"];
    if (new URL(what).pathname.endsWith("/bundle")) {
      return await verifyBundle(await streamFrom(what, token), nodePorts, trusted);
    }
    const { kept, writer } = await openKept(what, process.env);
    let checkpoint: string | null = null;
    try {
      const report = await auditLog(logOnSite(what, token), nodePorts, {
        ...trusted,
        entries: token !== undefined && token !== "",
        kept,
        onLeaves: writer.add,
      });
      ({ checkpoint } = report);
      return report;
    } finally {
      await writer.finish(checkpoint);
    }
  }
  const found = await stat(what).catch(() => null);
  if (found === null) throw new SetupProblem(`There is no ${what}.`, "Check the path.");
  return found.isDirectory()
    ? await auditLog(logInFolder(what), nodePorts, { ...trusted, entries: true })
    : await verifyBundle(createReadStream(what), nodePorts, trusted);
};
