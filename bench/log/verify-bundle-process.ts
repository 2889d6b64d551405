import { createReadStream } from "node:fs";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";

// One bundle verified, in a process of its own, so that its memory is its own.
const [file = ""] = process.argv.slice(2);
const began = performance.now();
const report = await verifyBundle(createReadStream(file), nodePorts);
console.log(
  JSON.stringify({
    troubles: report.checks.filter(({ result }) => result !== "holds"),
    seconds: (performance.now() - began) / 1_000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
