import { readFile } from "node:fs/promises";
import path from "node:path";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";

// One audit of a whole log in a folder, in a process of its own, so that its memory is its own.
const [folder = "."] = process.argv.slice(2);
const began = performance.now();
const cpu = process.cpuUsage();
const report = await auditLog(
  (name) => readFile(path.join(folder, name)).catch(() => null),
  nodePorts,
  { entries: true },
);
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    ok: report.ok,
    events: report.size,
    seconds,
    perSecond: report.size / seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
