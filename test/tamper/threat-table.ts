import { readFileSync } from "node:fs";
import path from "node:path";
import { CORPUS } from "./corpus.ts";
import type { SqlAttack } from "./sql-attack.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The page whose claims are tried. */
export const THREATS = readFileSync(path.join(root, "docs/threat-model.md"), "utf8");

const section = THREATS.slice(
  THREATS.indexOf("## What finds what"),
  THREATS.indexOf("## Not evidence at all"),
);

/** One kind of change, what its cells say, and what shows it: lists or kinds of attacks, and tests by file and title. */
export type ThreatRow = {
  readonly what: string;
  readonly selfCheck: string;
  readonly bundle: string;
  readonly url: string;
  readonly cited: readonly { readonly from: string; readonly title: string | null }[];
};

/** The titles under "What shows it", with what they cite. */
const shown = new Map(
  section
    .slice(section.indexOf("### What shows it"))
    .split(/^- /mu)
    .slice(1)
    .map((text) => {
      const [title = "", ...lines] = text.split("\n");
      const cited = lines.flatMap((line) => {
        const found = /^ {2}- `([^`]+)`(?:: (.+))?$/u.exec(line);
        return found === null ? [] : [{ from: found[1] ?? "", title: found[2] ?? null }];
      });
      return [title.replace(/:$/u, ""), cited] as const;
    }),
);

export const SHOWN: readonly string[] = [...shown.keys()];

export const THREAT_ROWS: readonly ThreatRow[] = section
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
  .slice(1)
  .map((line) => {
    const [what = "", selfCheck = "", bundle = "", url = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { what, selfCheck, bundle, url, cited: shown.get(what) ?? [] };
  });

/** The kinds of attack that a row cites: of a whole list, those that no row cites by name. */
export const kindsOf = ({ cited }: ThreatRow): readonly (readonly [string, SqlAttack])[] =>
  cited.flatMap(({ from, title }) =>
    (CORPUS[from] ?? []).flatMap((attack) => {
      const isMeant = title === null ? !NAMED.has(attack.name) : attack.name === title;
      return isMeant ? [[from, attack] as const] : [];
    }),
  );

const NAMED: ReadonlySet<string> = new Set(
  THREAT_ROWS.flatMap(({ cited }) => cited.flatMap(({ title }) => title ?? [])),
);

/** Whether a test of that title stands in that file. */
export const isThere = (file: string, title: string): boolean => {
  try {
    return readFileSync(path.join(root, file), "utf8").includes(`"${title}"`);
  } catch {
    return false;
  }
};
