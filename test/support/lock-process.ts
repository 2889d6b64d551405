// Waits for a word, then tries to lock the data folder named on its command line, and says how that went. A second word lets go.
import { lockDataFolder } from "../../infra/supervisor-lock.ts";
import { SetupProblem } from "../../infra/problem.ts";

const [dataDir = ""] = process.argv.slice(2);
process.send?.("waiting");
process.once("message", () => {
  lockDataFolder(dataDir).then(
    (unlock) => {
      process.send?.("held");
      process.once("message", () => void unlock().then(() => process.disconnect()));
    },
    (error: unknown) => {
      process.send?.(error instanceof SetupProblem ? "refused" : String(error));
      process.disconnect();
    },
  );
});
