import { append } from "./append.ts";
import { ballots } from "./ballots.ts";
import { disclosures } from "./disclosures.ts";
import { events } from "./events.ts";
import { heads } from "./heads.ts";
import { files } from "./files.ts";
import { setAside } from "./set-aside.ts";
import { refusedAgain } from "./refused-again.ts";
import { sequence } from "./sequence.ts";
import { templates } from "./templates.ts";
import { log } from "./log.ts";
import { witnesses } from "./witnesses.ts";
import { watching } from "./watching.ts";
import { witnessAlarms } from "./witness-alarms.ts";
import { noStatistics } from "./no-statistics.ts";
import { requestKeys } from "./request-keys.ts";
import type { RecordMigration } from "./migration.ts";

/** In order. They expect the schema `record` and the role `alongside_app`, which owns nothing. */
export const recordMigrations: readonly RecordMigration[] = [
  events,
  disclosures,
  ballots,
  append,
  sequence,
  log,
  witnesses,
  watching,
  witnessAlarms,
  templates,
  requestKeys,
  setAside,
  noStatistics,
  refusedAgain,
  files,
  heads,
];
