import { readFileSync, writeFileSync } from "node:fs";
import { parseSync, Visitor } from "oxc-parser";
import { acts } from "../../domain/blocks/acts.ts";
import { sourceFiles } from "./imports.ts";
import { webForms, type WebForm } from "./web-forms.ts";

/** The page that the table stands on. */
export const PAGE = "docs/acts.md";

export type Acts = {
  /** All that the domain decides on. */
  readonly known: ReadonlySet<string>;
  /** What nobody asks for: the engine does it, when its time has come. */
  readonly engines: ReadonlySet<string>;
  readonly forms: readonly WebForm[];
};

const isTest = (file: string): boolean => /\.test\.tsx?$/u.test(file);

/** The cases of `decide`, and what each kind of block decides. */
const decided = (): ReadonlySet<string> => {
  const file = "domain/decide.ts";
  const found = new Set<string>();
  new Visitor({
    SwitchCase({ test }) {
      if (test?.type === "Literal" && typeof test.value === "string") found.add(test.value);
    },
  }).visit(parseSync(file, readFileSync(file, "utf8")).program);
  return new Set([...found, ...Object.keys(acts.decides)]);
};

/** What the one who decides who may act lets nobody ask for: the cases that end in this answer. */
const NOBODY = "Only the run itself can do this.";

const engines = (): ReadonlySet<string> => {
  const file = "api/services/runs/decider.ts";
  const source = readFileSync(file, "utf8");
  const found = new Set<string>();
  new Visitor({
    SwitchStatement({ cases }) {
      let together: string[] = [];
      for (const { test, consequent } of cases) {
        if (test?.type === "Literal" && typeof test.value === "string") together.push(test.value);
        const [first] = consequent;
        if (first === undefined) continue;
        if (source.slice(first.start, first.end).includes(NOBODY))
          for (const act of together) found.add(act);
        together = [];
      }
    },
  }).visit(parseSync(file, source).program);
  return found;
};

export function readActs(files: readonly string[]): Acts {
  const known = decided();
  const pages = files.filter((file) => file.startsWith("web/") && /\.tsx?$/u.test(file));
  return {
    known,
    engines: engines(),
    forms: webForms(
      pages.filter((file) => !isTest(file)),
      known,
    ),
  };
}

/** The addresses that an act can be sent to, in order. */
export const addressesFor = ({ forms }: Acts, act: string): readonly string[] =>
  [...new Set(forms.filter(({ acts }) => acts.includes(act)).map(({ address }) => address))]
    .map((address) => address.replaceAll(/\{[^}]*\}+/gu, ""))
    .toSorted();

/** Acts that people may do and that no page offers. */
export const withoutPage = (acts: Acts): readonly string[] =>
  [...acts.known].filter((act) => !acts.engines.has(act) && addressesFor(acts, act).length === 0);

const HEAD = ["act", "forms of the pages"] as const;

/** A table as the formatter writes it: each column as wide as its widest cell. */
function tableFrom(rows: readonly (readonly [string, string])[]): string {
  const [first, second] = [0, 1].map((at) =>
    Math.max(...[HEAD, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const line = ([act, where]: readonly [string, string]) =>
    `| ${act.padEnd(first ?? 0)} | ${where.padEnd(second ?? 0)} |`;
  const rule = line(["-".repeat(first ?? 0), "-".repeat(second ?? 0)]);
  return [line(HEAD), rule, ...rows.map(line)].join("\n");
}

/** The page as the sources say it. */
export function tableOf(acts: Acts): string {
  const rows = [...acts.known]
    .filter((act) => !acts.engines.has(act))
    .map((act) => {
      const where = addressesFor(acts, act).map((address) => `\`${address}\``);
      return [`\`${act}\``, where.join("<br>") || "none: through the API alone"] as const;
    });
  const engine = [...acts.engines].map((act) => `\`${act}\``).join(", ");
  return `# Acts, and the pages that offer them

Everything that can be asked of a run (the cases of \`domain/decide.ts\`, and what each kind of block decides), in their order there, with the address that each form of the
pages is sent to. \`npm run draw\` makes this page from the sources; a test fails when it is not as they are, and when an act of people has
no page.

${tableFrom(rows)}

The engine alone does these, when their time has come, and nobody can ask for them: ${engine}.
`;
}

if (import.meta.main) writeFileSync(PAGE, tableOf(readActs(sourceFiles())));
