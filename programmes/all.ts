import { readdirSync } from "node:fs";
import type { Template } from "../domain/template.ts";
import type { Programme } from "./programme.ts";
import type { Scenario } from "./scenario.ts";

const isProgramme = (folder: string): boolean =>
  readdirSync(new URL(folder, import.meta.url)).includes("programme.ts");

const folders = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter(isProgramme);

/** Every programme that has a folder here. */
export const programmes: readonly Programme[] = (
  await Promise.all(
    folders.map(async (folder) => {
      const { programme }: { readonly programme: Programme } = await import(
        `./${folder}/programme.ts`
      );
      return programme;
    }),
  )
).toSorted((one, other) => one.order - other.order);

/** The templates that come with the product. */
export const builtIn: readonly Template[] = programmes.map(({ template }) => template);

/** For each template the scenario that comes to its proper end. */
export const scenarios: readonly Scenario[] = programmes.map(({ scenarios: [first] }) => first);

/** Every scenario, those that go wrong too. */
export const everyScenario: readonly Scenario[] = programmes.flatMap(({ scenarios }) => scenarios);
