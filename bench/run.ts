import { parseArgs } from "node:util";
import { installPeers } from "./install.ts";
import { measureAll } from "./measure-all.ts";
import { goalTable, machine, toJson } from "./report.ts";

const help = `Usage: npm run bench [-- NAME ...] [--json] [--quick]

Measures the product side by side with other systems, in one run on this machine and one PostgreSQL.
Names: sign-off, acted-on, one-run, receipt, waiting. Without a name, all of them (about a quarter of an hour).

  --json   the last line is one JSON object: goals, and every round's figures of every side
  --quick  a tenth of the size, to see that it works; not to be quoted

Exits 0 when everything was measured, whether or not a goal was met.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(help);
} else {
  const progress = (line: string) => console.error(line);
  installPeers(progress);
  console.error(
    Object.entries(machine())
      .map(([fact, value]) => `${fact} ${value}`)
      .join(", "),
  );
  const measured = await measureAll(positionals, { quick: values.quick, progress });
  for (const [name, one] of measured) console.log(`${name}\n${goalTable(one)}`);
  if (values.json) console.log(toJson(measured));
}
