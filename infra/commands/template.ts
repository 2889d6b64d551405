import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseTemplate } from "../../api/contracts/template.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";

export const templateCommand: Command = {
  help: `Usage: npx alongside template lint FILE

Says what is wrong with a template (a JSON file), where, and how to mend it. Exit 0 only when it can be launched. Nothing is
asked of any server. Its shape as JSON Schema: GET /schemas/template.json.`,

  async run(args) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [verb, file] = positionals;
    if (verb !== "lint" || file === undefined || positionals.length > 2) {
      throw Object.assign(new TypeError('Say "lint" and name one file.'), {
        code: "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
      });
    }
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new SetupProblem(`${file} can't be read.`, "Name the template's file.", error);
    });
    const parsed = parseTemplate(readJson(text, file));
    if (parsed.ok) {
      console.log(`${parsed.template.title}: nothing is wrong.`);
      return;
    }
    for (const { path, message } of parsed.problems)
      console.log(`${path || "template"}: ${message}`);
    process.exitCode = 1;
  },
};

function readJson(text: string, file: string): unknown {
  try {
    // Some editors put a byte-order mark before a file.
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    throw new SetupProblem(`${file} is no JSON.`, "Write the template as JSON.", error);
  }
}
