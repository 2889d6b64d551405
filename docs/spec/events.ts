import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { eventForms, kindsIn, readAliases, type Aliases, type EventForm } from "./event-types.ts";

/** The page whose tables are made from the domain's types. */
export const EVENTS_PAGE = "docs/spec/06-events.md";

/** The domain's own sources, from the project's root. */
export const domainFiles = (): readonly string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "domain/*.ts"], {
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .filter((file) => !file.endsWith(".test.ts"));

const cell = (text: string): string => `\`${text}\``.replaceAll("|", "\\|");

const section = ({ type, forms }: EventForm): string =>
  [
    `### ${type}`,
    ...forms.map((fields, at) => {
      const head = forms.length > 1 ? `Form ${at + 1}:\n\n` : "";
      const rows = fields
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(
          ({ name, optional, kind }) =>
            `| \`${name}\` | ${cell(kind)} | ${optional ? "may be missing" : "always"} |`,
        );
      return rows.length === 0
        ? `${head}No fields.`
        : `${head}| field | kind | |\n| --- | --- | --- |\n${rows.join("\n")}`;
    }),
  ].join("\n\n");

/** The page with its tables made anew. @throws Error when a table has no place on it. */
export const withEvents = (page: string, aliases: Aliases): string => {
  const [run, organisation] = [
    eventForms(aliases, "DomainEvent"),
    eventForms(aliases, "PowerEvent"),
  ];
  const all = [...run, ...organisation].flatMap(({ forms }) =>
    forms.flatMap((fields) => fields.map(({ kind }) => kind)),
  );
  const kinds = [...kindsIn(aliases, all)].map(
    ([name, { text, comment }]) =>
      `### ${name}\n\n${comment === null ? "" : `${comment}\n\n`}\`\`\`\n${text}\n\`\`\``,
  );
  const drawn: readonly (readonly [string, string])[] = [
    ["run", run.map(section).join("\n\n")],
    ["organisation", organisation.map(section).join("\n\n")],
    ["kinds", kinds.join("\n\n")],
  ];
  return drawn.reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- drawn: ${name} -->)[^]*?(<!-- end -->)`, "u");
    if (!place.test(text)) throw new Error(`${EVENTS_PAGE} has no place for "${name}".`);
    return text.replace(place, (_, start: string, end: string) => `${start}\n\n${table}\n\n${end}`);
  }, page);
};

if (import.meta.main) {
  const page = readFileSync(EVENTS_PAGE, "utf8");
  writeFileSync(EVENTS_PAGE, withEvents(page, readAliases(domainFiles())));
  execFileSync("node_modules/.bin/oxfmt", [EVENTS_PAGE]);
}
