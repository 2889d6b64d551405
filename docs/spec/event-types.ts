import { readFileSync } from "node:fs";
import { parseSync, type TSType } from "oxc-parser";

/** A file of the domain. */
type Source = { readonly file: string; readonly text: string };

/** A type alias of the domain, with the source that its positions are in. */
type Alias = { readonly type: TSType; readonly source: Source; readonly comment: string | null };

/** A member of an object: `kind` is its type as TypeScript writes it. */
export type Field = { readonly name: string; readonly optional: boolean; readonly kind: string };

/** A type of event and what its data hold: one list of fields for each form that they may take. */
export type EventForm = {
  readonly type: string;
  readonly forms: readonly (readonly Field[])[];
};

/** By their names; those that one file keeps to itself also by that file and their name. */
export type Aliases = ReadonlyMap<string, Alias>;

const privateName = (file: string, name: string): string => `${file}#${name}`;

const aliasOf = (aliases: Aliases, { file }: Source, name: string): Alias | undefined =>
  aliases.get(privateName(file, name)) ?? aliases.get(name);

const plainComment = (text: string): string =>
  text
    .replaceAll(/^\s*\*+ ?/gmu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** Every type alias of these files. A name that two files export is known within each of them alone. */
export const readAliases = (files: readonly string[]): Aliases => {
  const found = new Map<string, Alias>();
  const twice = new Set<string>();
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const { program, comments } = parseSync(file, source);
    for (const statement of program.body) {
      const declared =
        statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
      if (declared?.type !== "TSTypeAliasDeclaration") continue;
      const before = comments.findLast(({ end }) => end <= statement.start);
      const isAbove =
        before !== undefined && source.slice(before.end, statement.start).trim() === "";
      const { name } = declared.id;
      const alias: Alias = {
        type: declared.typeAnnotation,
        source: { file, text: source },
        comment: isAbove && before.value.startsWith("*") ? plainComment(before.value) : null,
      };
      found.set(privateName(file, name), alias);
      if (statement.type !== "ExportNamedDeclaration") continue;
      if (found.has(name)) twice.add(name);
      found.set(name, alias);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
};

const textOf = ({ start, end }: { readonly start: number; readonly end: number }, source: Source) =>
  source.text
    .slice(start, end)
    .replaceAll(/\/\*\*[^]*?\*\//gu, "")
    .replaceAll("readonly ", "")
    .replaceAll(/\s+/gu, " ")
    .replace(/^\| /u, "")
    .replaceAll("; }", " }")
    .trim();

/** The texts of a union of literals. */
const namesIn = (type: TSType): readonly string[] => {
  if (type.type === "TSUnionType") return type.types.flatMap(namesIn);
  return type.type === "TSLiteralType" && "value" in type.literal
    ? [String(type.literal.value)]
    : [];
};

/** The members that an object type has, one list for each form; none of `Readonly<Record<string, never>>`. @throws Error for what is no object. */
const formsOf = (aliases: Aliases, type: TSType, source: Source): readonly (readonly Field[])[] => {
  switch (type.type) {
    case "TSTypeLiteral":
      return [
        type.members.flatMap((member): readonly Field[] =>
          member.type === "TSPropertySignature" &&
          member.key.type === "Identifier" &&
          member.typeAnnotation
            ? [
                {
                  name: member.key.name,
                  optional: member.optional,
                  kind: textOf(member.typeAnnotation.typeAnnotation, source),
                },
              ]
            : [],
        ),
      ];
    case "TSIntersectionType":
      return type.types
        .map((one) => formsOf(aliases, one, source))
        .reduce((all, forms) =>
          all.flatMap((before) => forms.map((after) => [...before, ...after])),
        );
    case "TSUnionType":
      return type.types.flatMap((one) => formsOf(aliases, one, source));
    case "TSParenthesizedType":
      return formsOf(aliases, type.typeAnnotation, source);
    case "TSTypeReference": {
      const name = textOf(type.typeName, source);
      const alias = aliasOf(aliases, source, name);
      if (name === "Readonly") return [[]];
      if (name === "Pick") {
        const [whole, picked] = type.typeArguments?.params ?? [];
        if (whole === undefined || picked === undefined) throw new Error("Pick has two arguments.");
        const names = namesIn(picked);
        return formsOf(aliases, whole, source).map((fields) =>
          fields.filter((field) => names.includes(field.name)),
        );
      }
      if (alias === undefined) throw new Error(`No type ${name} is known.`);
      return formsOf(aliases, alias.type, alias.source);
    }
    default:
      throw new Error(`${textOf(type, source)} is no object.`);
  }
};

type Place = { readonly type: TSType; readonly source: Source };

/** What `Table[key]["name"]` stands for: the member of that name, or of each name where the key is no text. */
const membersAt = (aliases: Aliases, { type, source }: Place): readonly Place[] => {
  switch (type.type) {
    case "TSTypeReference": {
      const alias = aliasOf(aliases, source, textOf(type.typeName, source));
      return alias === undefined ? [] : membersAt(aliases, alias);
    }
    case "TSIndexedAccessType": {
      const names = namesIn(type.indexType);
      return membersAt(aliases, { type: type.objectType, source }).flatMap((table) =>
        table.type.type === "TSTypeLiteral"
          ? table.type.members.flatMap((member) =>
              member.type === "TSPropertySignature" &&
              member.key.type === "Identifier" &&
              member.typeAnnotation &&
              (names.length === 0 || names.includes(member.key.name))
                ? membersAt(aliases, {
                    type: member.typeAnnotation.typeAnnotation,
                    source: table.source,
                  })
                : [],
            )
          : [],
      );
    }
    default:
      return [{ type, source }];
  }
};

/** The events that a union of the domain names, in its order. */
export const eventForms = (aliases: Aliases, union: string): readonly EventForm[] => {
  const eventsOf = (type: TSType, source: Source): readonly EventForm[] => {
    if (type.type === "TSUnionType") return type.types.flatMap((one) => eventsOf(one, source));
    if (type.type === "TSTypeReference") {
      const alias = aliasOf(aliases, source, textOf(type.typeName, source));
      return alias === undefined ? [] : eventsOf(alias.type, alias.source);
    }
    if (type.type === "TSIndexedAccessType")
      return membersAt(aliases, { type, source }).flatMap((one) => eventsOf(one.type, one.source));
    if (type.type !== "TSTypeLiteral") return [];
    const member = (name: string): TSType | undefined =>
      type.members
        .filter((one) => one.type === "TSPropertySignature")
        .find(({ key }) => key.type === "Identifier" && key.name === name)?.typeAnnotation
        ?.typeAnnotation;
    const [named, data] = [member("type"), member("data")];
    if (named === undefined || data === undefined) return [];
    const forms = formsOf(aliases, data, source);
    return namesIn(named).map((name) => ({ type: name, forms }));
  };
  const whole = aliases.get(union);
  if (whole === undefined) throw new Error(`No type ${union} is known.`);
  return eventsOf(whole.type, whole.source);
};

/** The named types that kinds speak of, and those that these speak of, by name: how each is written, and what is said of it. */
export const kindsIn = (
  aliases: Aliases,
  kinds: readonly string[],
): ReadonlyMap<string, { readonly text: string; readonly comment: string | null }> => {
  const found = new Map<string, { readonly text: string; readonly comment: string | null }>();
  const look = (text: string): void => {
    for (const [name] of text.matchAll(/\b[A-Z][A-Za-z]+\b/gu)) {
      const alias = aliases.get(name);
      if (found.has(name) || name === "Pick") continue;
      if (alias === undefined) throw new Error(`No type ${name} is known.`);
      const written = textOf(alias.type, alias.source);
      found.set(name, { text: written, comment: alias.comment });
      look(written);
    }
  };
  kinds.forEach(look);
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
