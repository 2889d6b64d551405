import { useWords } from "../language/language.tsx";
import { templateText } from "../words/isolate.ts";
import { contentWords } from "./content-words.tsx";
import type { Field, Form, Section } from "../../domain/template.ts";
import type { FieldValue } from "../../domain/sealed.ts";
import type { Version } from "../../domain/state.ts";
import { isFileValue, type FileValue } from "../../domain/written/file.ts";
import { Erased } from "../layout/panel.tsx";
import { reveal } from "../run/reveal.ts";
import { rowsOf, valueWords } from "./field-value.ts";

type Reading = {
  /** The run, for the addresses of its files. */
  readonly run: string;
  readonly names: { readonly [id: string]: string };
  readonly disclosed: { readonly [commitment: string]: unknown };
};

const Empty = () => <p class="soft">{useWords(contentWords).noAnswer}</p>;

const Rows = ({
  field,
  value,
  reading,
}: {
  readonly field: Field;
  readonly value: unknown;
  readonly reading: Reading;
}) => (
  <ol class="content-list">
    {rowsOf(value).map((row) => (
      <li>
        <dl>
          {(field.of ?? []).map((column) => {
            const words = valueWords(column, row[column.key], reading.names);
            return words === "" ? null : (
              <>
                <dt class="soft">{templateText(column.label)}</dt>
                <dd class="words" dir="auto">
                  {words}
                </dd>
              </>
            );
          })}
        </dl>
      </li>
    ))}
  </ol>
);

/** A file is saved and looked at with the reader's own programs; its SHA-256 is what they sign. */
const File = ({
  run,
  field,
  value,
}: {
  readonly run: string;
  readonly field: Field;
  readonly value: FileValue;
}) => (
  <>
    <p>
      <a href={`/runs/${run}/files/${value.file}`} download>
        {useWords(contentWords).download} <span dir="auto">{valueWords(field, value, {})}</span>
      </a>
    </p>
    <details>
      <summary>{useWords(contentWords).howToCheck}</summary>
      <p>{useWords(contentWords).sha256}</p>
      <p>
        <code>{value.sha256}</code>
      </p>
    </details>
  </>
);

const Value = ({
  field,
  value,
  reading,
}: {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly reading: Reading;
}) => {
  if (value === undefined || value === null) return <Empty />;
  const shown = reveal(value, reading.disclosed);
  if (shown.kind === "erased") return <Erased />;
  if (field.kind === "list") {
    return rowsOf(shown.value).length === 0 ? (
      <Empty />
    ) : (
      <Rows field={field} value={shown.value} reading={reading} />
    );
  }
  if (isFileValue(shown.value)) return <File run={reading.run} field={field} value={shown.value} />;
  const words = valueWords(field, shown.value, reading.names);
  return words === "" ? (
    <Empty />
  ) : (
    <p class="words" dir="auto">
      {words}
    </p>
  );
};

const SectionContent = ({
  section,
  version,
  reading,
  under,
}: {
  readonly section: Section;
  readonly version: Version;
  readonly reading: Reading;
  readonly under: string | undefined;
}) => (
  <section
    class="content-section"
    aria-labelledby={
      under === undefined ? `section-${section.key}` : `${under} ${under}-section-${section.key}`
    }
  >
    <h3 id={under === undefined ? `section-${section.key}` : `${under}-section-${section.key}`}>
      {templateText(section.title)}
    </h3>
    {section.fields.map((field) => (
      <>
        <h4>{templateText(field.label)}</h4>
        <Value
          field={field}
          value={version.sections[section.key]?.fields[field.key]}
          reading={reading}
        />
      </>
    ))}
  </section>
);

/** A version of a form in full, to read. `sections`: which ones; empty means all. */
export const Content = ({
  form,
  version,
  sections,
  reading,
  under,
}: {
  readonly form: Form;
  readonly version: Version;
  readonly sections: readonly string[];
  readonly reading: Reading;
  /** The id of a heading that names this one of several contents on a page. */
  readonly under?: string;
}) => (
  <>
    {form.sections
      .filter((section) => sections.length === 0 || sections.includes(section.key))
      .map((section) => (
        <SectionContent section={section} version={version} reading={reading} under={under} />
      ))}
  </>
);
