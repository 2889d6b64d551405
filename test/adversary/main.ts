import { parseArgs } from "node:util";
import { search } from "./search.ts";
import { COMMANDS } from "./moves.ts";
import { inWords } from "./words.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    sequences: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    until: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const began = Date.now();
const searched = search(Number(values.seed), {
  sequences: Number(values.sequences),
  time: began + Number(values.minutes) * 60_000,
  wrong: values.until ?? null,
});
for (const { wrong, template, commands } of searched.found)
  process.stderr.write(
    `\n${wrong}\n  (template ${template.name})\n${commands.map((one) => `  ${inWords(one)}\n`).join("")}`,
  );
const { sequences, commands, read, passed, accepted, found } = searched;
const never = COMMANDS.filter((type) => !accepted.has(type));
const seconds = (Date.now() - began) / 1000;
if (values.json) {
  const told = found.map((one) => ({
    wrong: one.wrong,
    template: one.template.name,
    commands: one.commands.map(inWords),
  }));
  const counts = { sequences, commands, read, passed, never, seconds };
  process.stdout.write(`${JSON.stringify({ ...counts, found: told })}\n`);
} else
  process.stdout.write(
    `Seed ${values.seed}: ${sequences} sequences (${commands} commands were accepted) in ${Math.round(seconds)} s. A gate passed in ${passed} of them, and ${read} ended in runs with a step that reads "co-produced". Found: ${found.length}.\n`,
  );
if (found.length > 0) process.exitCode = 1;
