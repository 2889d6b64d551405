// A process of ours whose work ends, or whose stopping hangs, as its command line says; something else always keeps it busy.
import { reportReady, runUntilStopped } from "../../infra/processes/lifecycle.ts";

const [ending] = process.argv.slice(2);
setInterval(() => undefined, 1_000);
const work = Promise.withResolvers<void>();
runUntilStopped({
  work: ending === "endless" ? "endless" : work.promise,
  stop: () => (ending === "stop hangs" ? new Promise<void>(() => undefined) : Promise.resolve()),
});
reportReady();
if (ending === "work ends") work.resolve();
if (ending === "work fails") work.reject(new Error("nothing to poll any more"));
