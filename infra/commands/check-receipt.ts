import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkReceipt, type ReceiptReport } from "../../audit/receipt/check.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const checkReceiptCommand: Command = {
  help: `Usage: npx alongside check-receipt FILE [--json] [--key VKEY ...]

Checks a receipt from its text alone: nothing is asked of any server. Exit 0 only when all of it holds. Says, too, whether the entry
was the newest of its run as of what the log stated last, or newer ones exist since.

  --key VKEY   the log's verifier key, from somewhere you trust. Without it, the key that the receipt names is believed.
  --json       one JSON object instead of sentences`,

  async run(args) {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: {
        json: { type: "boolean", default: false },
        key: { type: "string", multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw Object.assign(new TypeError("Name one file."), {
        code: "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
      });
    }
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new SetupProblem(`${file} can't be read.`, "Name the receipt's file.", error);
    });
    const report = await checkReceipt(nodePorts, text, values.key);
    if (values.json) console.log(JSON.stringify(report));
    else tell(report, values.key.length > 0);
    if (!report.holds) process.exitCode = 1;
  },
};

function tell(report: ReceiptReport, isKeyTrusted: boolean): void {
  for (const { holds, words } of report.checked)
    console.log(`${holds === null ? "?" : holds ? "✓" : "✗"} ${words}`);
  if (report.event !== null) console.log(JSON.stringify(report.event, null, 2));
  if (!isKeyTrusted) {
    for (const key of report.keys) {
      console.log(`Compare the log's key with what others hold: ${key}`);
    }
  }
  console.log(report.holds ? "The receipt holds." : "The receipt does not hold.");
}
