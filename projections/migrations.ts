import type { Kysely } from "kysely";
import { createOpenClaimTable } from "./claims/table.ts";
import { createOpenCryTable } from "./cries/table.ts";
import { createDeskTables } from "./desk/table.ts";
import { addTypesOfNamed, createHistoryTables } from "./history/table.ts";
import { createInboxTable } from "./inbox/table.ts";
import { createLinkTables } from "./links/table.ts";
import { createReflectionTable, indexReflectionsByRun } from "./reflections/table.ts";
import { createRunListTables, indexRunListByLaunch } from "./run-list/table.ts";
import { createVerdictTables } from "./verdicts/table.ts";

type Step = { readonly name: string; readonly up: (db: Kysely<unknown>) => Promise<void> };

const steps: readonly Step[] = [
  { name: "01-run-list", up: createRunListTables },
  { name: "02-inbox", up: createInboxTable },
  { name: "03-reflections", up: createReflectionTable },
  { name: "04-reflections-by-run", up: indexReflectionsByRun },
  { name: "05-open-claims", up: createOpenClaimTable },
  { name: "06-history", up: createHistoryTables },
  { name: "07-links", up: createLinkTables },
  { name: "08-open-cries", up: createOpenCryTable },
  { name: "09-verdicts", up: createVerdictTables },
  { name: "10-desk", up: createDeskTables },
  { name: "11-run-list-by-launch", up: indexRunListByLaunch },
  { name: "12-types-of-named", up: addTypesOfNamed },
];

/** Run by the owner, after the schema `projections` and the role `alongside_app` exist. */
export const projectionMigrations = { room: "projections", steps };
