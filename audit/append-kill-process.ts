import { writeSync } from "node:fs";
import { createAppender } from "./append.ts";
import { openPool } from "./connection.ts";
import { sampleEvent } from "./sample-event.ts";

/**
 * A writer to be killed: `node append-kill-process.ts URL NAME RUN:FROM ...` carries out one command after another in each
 * run, with the keys `NAME-FROM`, `NAME-(FROM+1)` and so on, and writes a line `RUN NUMBER` once each is acknowledged.
 */
const [url = "", name = "", ...runs] = process.argv.slice(2);
const appender = createAppender({ pool: openPool(url, 4) });

async function write(run: string, from: number): Promise<void> {
  for (let number = from; ; number += 1) {
    const commandKey = `${name}-${number}`;
    const events = [sampleEvent("first", commandKey), sampleEvent("second", commandKey)];
    try {
      await appender.append({ run, expected: "any", events, commandKey });
      // Whether stored now or, its key taken, before: it is on record. Written at once, or the kill would take it along.
      writeSync(1, `${run} ${number}\n`);
    } catch {
      number -= 1;
    }
  }
}

await Promise.all(
  runs.map((its) => {
    const [run = "", from = "0"] = its.split(":");
    return write(run, Number(from));
  }),
);
