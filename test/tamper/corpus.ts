import { besideEntries } from "./beside-entries.ts";
import { readModels } from "./read-models.ts";
import { sqlAbsence } from "./sql-absence.ts";
import type { SqlAttack } from "./sql-attack.ts";
import { sqlEntries } from "./sql-entries.ts";
import { sqlForged } from "./sql-forged.ts";
import { sqlHeld } from "./sql-held.ts";
import { sqlIdentity, sqlNotices } from "./sql-identity.ts";
import { sqlPower } from "./sql-power.ts";
import { sqlRows } from "./sql-rows.ts";
import { sqlInTiles, sqlTiles } from "./sql-tiles.ts";
import { sqlTime } from "./sql-time.ts";
import { sqlUnseen } from "./sql-unseen.ts";
import { sqlWithKey } from "./sql-with-key.ts";

/** Every attack by SQL, by the list that it stands in: what `docs/threat-model.md` names. */
export const CORPUS: { readonly [list: string]: readonly SqlAttack[] } = {
  sqlRows,
  sqlEntries,
  sqlTiles,
  sqlInTiles,
  sqlWithKey,
  sqlAbsence,
  sqlTime,
  sqlIdentity,
  sqlNotices,
  sqlForged,
  sqlHeld,
  sqlPower,
  sqlUnseen,
  readModels,
  besideEntries,
};

/** How many there are: each kind is tried so many times, with other numbers. */
export const attacksIn = (lists: readonly (readonly SqlAttack[])[]): number =>
  lists.flat().reduce((sum, { times }) => sum + times, 0);
