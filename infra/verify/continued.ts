import { createReadStream } from "node:fs";
import { verifyBundle, type BundleOptions } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { checkContinued, type Continued } from "../../audit/verify/since/continues.ts";
import { wholeParts } from "../../audit/verify/since/shown-tree.ts";
import { readShown } from "./shown-bundle.ts";
import type { KeptFile } from "./since.ts";

/** A newer bundle against what was kept. Without a key from elsewhere, those that came along with what was kept count. */
export const verifyContinued = async (
  what: string,
  trusted: Required<Pick<BundleOptions, "keys" | "witnesses">>,
  since: KeptFile,
) => {
  const keys = trusted.keys.length > 0 ? trusted.keys : since.keys;
  const report = await verifyBundle(createReadStream(what), nodePorts, { ...trusted, keys });
  const { checks, limits } =
    report.run === null || report.checks.some(({ result }) => result === "fails")
      ? BROKEN
      : await continued(what, since);
  const all = [...report.checks, ...checks];
  const ok = all.every(({ result }) => result === "holds");
  return { ...report, checks: all, limits: [...report.limits, ...limits], ok };
};

const BROKEN: Continued = {
  checks: [
    {
      step: "consistency",
      result: "could-not-check",
      message: "The newer file itself does not hold, so that nothing can be compared with it.",
    },
  ],
  limits: [],
};

const continued = async (what: string, since: KeptFile): Promise<Continued> => {
  const read = await readShown(createReadStream(what), () => wholeParts(since.shown.size));
  return read === null ? BROKEN : checkContinued(nodePorts, since.shown, read.shown);
};
