import { useWords } from "../language/language.tsx";
import { templateText } from "../words/isolate.ts";
import { contentWords } from "./content-words.tsx";
import { materialChanges } from "../../domain/blocks/form/form.ts";
import type { Version } from "../../domain/state.ts";
import type { Form } from "../../domain/template.ts";
import { isFileValue } from "../../domain/written/file.ts";
import { plainSections } from "../run/reveal.ts";
import { difference } from "../words/difference.ts";
import { valueWords } from "./field-value.ts";

type Props = {
  readonly form: Form;
  readonly before: Version;
  readonly after: Version;
  readonly sections: readonly string[];
  readonly names: { readonly [id: string]: string };
  readonly disclosed: { readonly [commitment: string]: unknown };
};

/** A file with the start of its SHA-256: another content may have the same name and size. */
const withContent: typeof valueWords = (field, value, names) =>
  valueWords(field, value, names) +
  (isFileValue(value) ? `, SHA-256 ${value.sha256.slice(0, 12)}…` : "");

/** What two versions say differently, in plain words: marks in the text, and the same in hidden words for ears. */
export const Changes = ({ form, before, after, sections, names, disclosed }: Props) => {
  const t = useWords(contentWords);
  const old = plainSections(before, disclosed);
  const now = plainSections(after, disclosed);
  const changes = materialChanges(form, old, now).filter(
    ({ section }) => sections.length === 0 || sections.includes(section),
  );
  if (changes.length === 0) return <p>{t.onlySpaces}</p>;
  return (
    <>
      {changes.map(({ section, field, label }) => {
        const definition = form.sections
          .find(({ key }) => key === section)
          ?.fields.find(({ key }) => key === field);
        if (definition === undefined) return null;
        const was = withContent(definition, old[section]?.[field], names);
        const is = withContent(definition, now[section]?.[field], names);
        return (
          <div class="content-section">
            <h3>{templateText(label)}</h3>
            <p class="words" dir="auto">
              {difference(was, is).map(({ kind, text }) => {
                if (kind === "same") return text;
                return kind === "in" ? (
                  <ins>
                    <span class="unseen">[{t.putIn}: </span>
                    {text}
                    <span class="unseen">] </span>
                  </ins>
                ) : (
                  <del>
                    <span class="unseen">[{t.takenOut}: </span>
                    {text}
                    <span class="unseen">] </span>
                  </del>
                );
              })}
            </p>
          </div>
        );
      })}
    </>
  );
};
