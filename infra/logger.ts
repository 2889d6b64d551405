import { pino, type Logger } from "pino";
import type { Config } from "./config.ts";

/** The one logger of a process: JSON lines on standard output, with the process's name, and never a secret. */
export function createLogger(name: string, config: Config): Logger {
  return pino({
    name,
    level: config.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "*.password",
      "*.token",
      "*.secret",
      "req.headers.authorization",
      "req.headers.cookie",
    ],
  });
}
