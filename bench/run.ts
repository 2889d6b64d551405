import { parseArgs } from "node:util";
import { bench } from "../infra/commands/bench.ts";
import { installPeers } from "./install.ts";
import { measureAll } from "./measure-all.ts";
import { goalTable, machine, toJson } from "./report.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(bench.help);
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
