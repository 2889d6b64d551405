import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { checkRunList } from "../../audit/verify/runs/run-list.ts";
import type { Check } from "../../audit/verify/report.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";
import { readSince, type KeptFile } from "../verify/since.ts";
import { verifyContinued } from "../verify/continued.ts";
import { checkTimeStamp } from "../verify/time-stamp.ts";
import { openKept } from "../verify/kept-log.ts";
import { logInFolder, logOnSite, readRunList, streamFrom } from "../verify/log-source.ts";
import { checkGivenFiles, readGivenFile, type GivenFile } from "../verify/given-files.ts";
import { inWords, runsInWords, type Told } from "../verify/in-words.ts";

export const verify: Command = {
  help: `Usage: npx alongside verify FILE|URL|FOLDER [--file PATH ...] [--since RECEIPT|BUNDLE] [--json] [--key VKEY ...]
                            [--witness VKEY ...]
       npx alongside verify --runs URL|FILE [--json] [--key VKEY ...] [--witness VKEY ...]

Checks without trusting anybody: no database, no server of ours, no account.

  FILE    a bundle, as GET /runs/{run}/bundle gives it: every hash and proof, the signatures, the words that are
          disclosed, the rules and the verdict, decided anew. Nothing is sent anywhere.
  URL     a site: its whole log. Every tile, the root that was signed, and that history is still what it was on your last
          visit. With an auditor's token in ALONGSIDE_TOKEN every entry, too. A URL that ends in /bundle is a bundle.
  FOLDER  a log that was copied to this machine: checkpoint, key and tile/ as they are below /log/.

  --runs     an organisation's list of runs: of a site, with an auditor's token in ALONGSIDE_TOKEN, or as /log/runs gave it, in a
             file. The log itself states how many there are and which: none can be left out
  --file     with a bundle: a file that you downloaded from the run, such as a storyboard or a film. It must be, byte for
             byte, one that a version covers which people signed off; may be repeated
  --since    a receipt or a bundle that you kept: the log must still begin with all that it had then, and hold at the same
             places what you hold. With a newer bundle instead of a log, offline: what both files show must agree, and the
             report says how much of the log's history that is
  --timestamp  with a bundle on this machine: an RFC 3161 time stamp of its checkpoint, as a file (.tsr)
  --authority  a file with the certificate of the time stamp's authority, or of a root behind it, in PEM; may be repeated
  --key      the key that must have signed (or several: one of them), instead of one that came along
  --witness  a witness that must have cosigned; may be repeated
  --json     one JSON object instead of sentences

What it saw of a site is kept in $XDG_STATE_HOME/alongside (or ~/.local/state/alongside) for the next visit.
Exits 0 only when everything holds; 3 when a file was only changed on its way (line ends, a byte-order mark) and all else
holds: get it again as it is; 1 otherwise.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        since: { type: "string" },
        runs: { type: "boolean", default: false },
        timestamp: { type: "string" },
        authority: { type: "string", multiple: true, default: [] },
        file: { type: "string", multiple: true, default: [] },
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
    if (values.runs) {
      const report = await checkRunList(await readRunList(what, process.env), nodePorts, trusted);
      console.log(values.json ? JSON.stringify(report) : runsInWords(report));
      if (!report.ok) process.exitCode = 1;
      return;
    }
    const since = values.since === undefined ? null : await readSince(values.since, trusted);
    const given = await Promise.all(values.file.map(readGivenFile));
    const checked = withFiles(await check(what, trusted, since), given);
    const { timestamp: token, authority: authorities } = values;
    const report =
      token === undefined ? checked : await withTimeStamp(what, checked, { token, authorities });
    console.log(values.json ? JSON.stringify(report) : inWords(report));
    if (!report.ok) process.exitCode = isOnlyAltered(report) ? 3 : 1;
  },
};

/** The report with a line for each file that was given. @throws SetupProblem for files given with a log. */
const withFiles = (report: Told, given: readonly GivenFile[]): Told => {
  if (given.length === 0) return report;
  if (!("files" in report)) {
    throw new SetupProblem(
      "A log does not say which files were signed.",
      "Name the run's bundle together with --file.",
    );
  }
  const checks = [...report.checks, ...checkGivenFiles(report, given)];
  return { ...report, checks, ok: checks.every(({ result }) => result === "holds") };
};

/** The report with a line for the time stamp. @throws SetupProblem for one that is given with anything but a bundle. */
const withTimeStamp = async (
  what: string,
  report: Told,
  given: { readonly token: string; readonly authorities: readonly string[] },
): Promise<Told> => {
  if (!("files" in report) || /^https?:\/\//u.test(what)) {
    throw new SetupProblem(
      "A time stamp is of the checkpoint in a file.",
      "Name a bundle on this machine together with --timestamp.",
    );
  }
  const checks = [...report.checks, await checkTimeStamp(what, report, given)];
  return { ...report, checks, ok: checks.every(({ result }) => result === "holds") };
};

/** A file that was changed on its way, and in which all else holds. */
const isOnlyAltered = ({ checks }: { readonly checks: readonly Check<string>[] }): boolean =>
  checks.every(
    ({ step, result }) =>
      result === "holds" || (step === "structure" && result === "could-not-check"),
  );

type Trusted = { readonly keys: readonly string[]; readonly witnesses: readonly string[] };

const check = async (what: string, trusted: Trusted, since: KeptFile | null): Promise<Told> => {
  if (/^https?:\/\//u.test(what)) {
    const token = process.env["ALONGSIDE_TOKEN"];
    if (since !== null) {
      const entries = token !== undefined && token !== "";
      return await auditLog(logOnSite(what, token), nodePorts, {
        ...trusted,
        entries,
        kept: since,
      });
    }
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
  if (since !== null && !found.isDirectory()) return await verifyContinued(what, trusted, since);
  return found.isDirectory()
    ? await auditLog(logInFolder(what), nodePorts, { ...trusted, entries: true, kept: since })
    : await verifyBundle(createReadStream(what), nodePorts, trusted);
};
