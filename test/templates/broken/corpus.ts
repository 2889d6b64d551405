import { brokenBlocks } from "./blocks.ts";
import type { Broken } from "./change.ts";
import { brokenForms } from "./forms.ts";
import { brokenPeople } from "./people.ts";
import { brokenWays } from "./ways.ts";

/** Every broken template: the sound one with one place changed, and what must be said of it. */
export const corpus: readonly Broken[] = [
  ...brokenPeople,
  ...brokenForms,
  ...brokenBlocks,
  ...brokenWays,
];
