import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";

/** A kind of block by its folder's name, and that name as a constant's and as the beginning of a type's. */
type Named = { readonly kind: string; readonly constant: string; readonly type: string };

/** A list of all kinds of block: what it is, and how it is written. */
type List = {
  readonly says: string;
  readonly head: string;
  readonly line: (named: Named) => string;
  readonly end: string;
};

/**
 * A file of lists, for one room.
 * - `of`: which file of a kind it takes something from, seen from here and without `.ts`; `takes`: what.
 * - `imports`: what else it needs.
 */
type Page = {
  readonly file: string;
  readonly of: (kind: string) => string;
  readonly takes: (named: Named) => string;
  readonly imports?: string;
  readonly lists: readonly List[];
};

const KINDS = "domain/blocks";

const takesConstant = ({ constant }: Named): string => `{ ${constant} }`;

const nameIn = ({ kind, constant }: Named): string => (kind === constant ? kind : `"${kind}"`);

const keyed = (named: Named): string =>
  named.kind === named.constant ? `${named.kind},` : `${nameIn(named)}: ${named.constant},`;

/** A list that is put together kind by kind, so that its type is exact. */
const joinedOf = (from: string, says: string, nothing: string) => ({
  takes: takesConstant,
  imports: `import { joined } from "./${from}.ts";\n`,
  lists: [
    {
      says,
      head: `export const drawn = joined(${nothing})`,
      line: ({ kind, constant }: Named) => `.and("${kind}", ${constant})`,
      end: ";",
    },
  ],
});

/** A list of some property of each kind's value. */
const tuple = (name: string, says: string, line: (constant: string) => string): List => ({
  says,
  head: `export const ${name} = [`,
  line: ({ constant }) => `${line(constant)},`,
  end: "\n] as const;",
});
const object = (name: string, says: string): List => ({
  says,
  head: `export const ${name} = {`,
  line: ({ constant }) => `...${constant}.${name},`,
  end: "\n};",
});

const pages: readonly Page[] = [
  {
    file: `${KINDS}/kinds.drawn.ts`,
    of: (kind) => `./${kind}/kind`,
    takes: ({ constant, type }) => `{ acts as ${constant}, type ${type}Kind }`,
    lists: [
      {
        says: "Every kind of block, with its types.",
        head: "export type Kinds = {",
        line: (named) => `readonly ${nameIn(named)}: ${named.type}Kind;`,
        end: "\n};",
      },
      tuple("actsOfBlocks", "Which of their events are acts.", (one) => `...${one}`),
    ],
  },
  {
    file: `${KINDS}/rules.drawn.ts`,
    of: (kind) => `./${kind}/rules`,
    ...joinedOf("rules-of", "What the record makes of each kind of block.", "{}, {}, {}"),
  },
  {
    file: `${KINDS}/acts.drawn.ts`,
    of: (kind) => `./${kind}/acts`,
    ...joinedOf(
      "acts-of",
      "What people, the engine and a reader do with each kind of block.",
      "{}, {}, {}, {}",
    ),
  },
  {
    file: "workflows/blocks/all.drawn.ts",
    of: (kind) => `./${kind}`,
    takes: takesConstant,
    lists: [
      {
        says: "How people go through each kind of block.",
        head: "export const drawn = {",
        line: keyed,
        end: "\n};",
      },
    ],
  },
  {
    file: "api/blocks/contracts.drawn.ts",
    of: (kind) => `./${kind}/contract`,
    takes: takesConstant,
    lists: [
      tuple("blocks", "How a template writes each kind of block.", (one) => `${one}.block`),
      tuple("orders", "What people may ask of each.", (one) => `...${one}.orders`),
      object("policy", "Who may ask it."),
      object("seals", "Whose words in it are sealed."),
    ],
  },
  {
    file: "api/blocks/routes.drawn.ts",
    of: (kind) => `./${kind}/routes`,
    takes: takesConstant,
    lists: [
      {
        says: "The routes of each kind of block, in the order of their documentation.",
        head: "export const drawn = {",
        line: keyed,
        end: "\n};",
      },
    ],
  },
  {
    file: "web/blocks/all.drawn.ts",
    of: (kind) => `./${kind}`,
    ...joinedOf(
      "part-of",
      "How the pages show and tell each kind of block, in the order of their sections on the page of a part.",
      "{ sections: [], done: {} }, {}, {}, {}",
    ),
  },
];

/** Each kind has a folder. */
const kinds = (): readonly string[] =>
  readdirSync(KINDS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

const namedBy = (kind: string): Named => {
  const [first = "", ...rest] = kind.split("-");
  const large = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const more = rest.map(large).join("");
  return { kind, constant: first + more, type: large(first) + more };
};

/** The kinds as a list has them: those that it has already in their sequence, which published schemas keep, and then the new ones. */
const sequenceOf = ({ of }: Page, before: string): readonly string[] => {
  const place = (kind: string): number => {
    const at = before.indexOf(`from "${of(kind)}.ts`);
    return at === -1 ? before.length : at;
  };
  return kinds().toSorted((a, b) => place(a) - place(b));
};

/** A file of lists as the folders say it. */
const drawn = (page: Page): string => {
  const { file, of, takes, imports = "", lists } = page;
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const all = sequenceOf(page, before).map(namedBy);
  const moduleOf = (kind: string): string => {
    const path = posix.join(posix.dirname(file), of(kind));
    return `${of(kind)}.${existsSync(`${path}.tsx`) ? "tsx" : "ts"}`;
  };
  const taken = all.map((one) => `import ${takes(one)} from "${moduleOf(one.kind)}";\n`).join("");
  const listed = lists.map(
    ({ says, head, line, end }) =>
      `\n/** ${says} */\n${head}${all.map((one) => `\n  ${line(one)}`).join("")}${end}\n`,
  );
  return `// \`npm run draw\` makes this file from the folders of the kinds: nobody writes in it.\n${taken}${imports}${listed.join("")}`;
};

/** The lists that name all kinds of block, each with its text as the folders say it now. A new kind comes last. */
export const drawnLists = (): ReadonlyMap<string, string> =>
  new Map(pages.map((page) => [page.file, drawn(page)]));

if (import.meta.main) for (const [file, text] of drawnLists()) writeFileSync(file, text);
