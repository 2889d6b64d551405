import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { workflowBundle } from "../workflow-bundle.ts";

export const build: Command = {
  help: `Usage: npx alongside build

Builds ahead of time what is otherwise built at the first start: the code and the workflow bundle. For images.`,

  async run(args, { root, code }) {
    parseArgs({ args: [...args], options: {} });
    console.log(code);
    console.log(await workflowBundle(root));
  },
};
