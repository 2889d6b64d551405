import { createInterface } from "node:readline";
import { verifyBundle } from "../../../audit/verify/bundle.ts";
import { nodePorts } from "../../../audit/verify/node-ports.ts";
import { inPieces } from "../../support/stored-log.ts";
import { askedIn, endOf } from "./outcome.ts";

// Our own verifier, one file a line, as `alongside-verify --batch` takes them: in a process of its own, so that its memory is its own.
for await (const line of createInterface({ input: process.stdin })) {
  const { bundle, keys, witnesses } = askedIn(line);
  const options = { ...(keys.length > 0 && { keys }), witnesses };
  const { checks, verdict } = await verifyBundle(inPieces(bundle, 65_536), nodePorts, options);
  const { exit, steps } = endOf(checks);
  console.log(JSON.stringify({ exit, steps: Object.fromEntries(steps), verdict }));
}
