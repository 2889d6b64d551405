import { pino, type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";
import { errorsForLog } from "./error-for-log.ts";

/**
 * The one logger of a process: JSON lines on standard output, with the process's name, and never a secret. An error is written
 * with its causes at whatever key it stands.
 * @param destination instead of standard output.
 */
export function createLogger(
  name: string,
  config: Pick<Config, "logLevel">,
  destination?: DestinationStream,
): Logger {
  const options = {
    name,
    level: config.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: errorsForLog },
    redact: [
      "*.password",
      "*.token",
      "*.secret",
      "req.headers.authorization",
      "req.headers.cookie",
    ],
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
