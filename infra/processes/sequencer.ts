import { readProcessConfig } from "../config.ts";
import { createLogger } from "../logger.ts";
import { onStop, reportReady } from "./lifecycle.ts";

const config = readProcessConfig(process.env);
const log = createLogger("sequencer", config);
const wait = setInterval(() => undefined, 60_000);
reportReady();
onStop(async () => {
  log.info("stopping");
  clearInterval(wait);
});
