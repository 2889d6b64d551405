import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Form } from "../../domain/template.ts";
import { Panel } from "../layout/panel.tsx";
import { valueWords } from "./field-value.ts";
import type { Merge } from "./merge.ts";

type Props = {
  readonly form: Form;
  readonly view: RunFold;
  readonly theirs: FormValues;
  readonly author: string;
  readonly yours: FormValues;
  readonly merge: Merge;
};

/** Somebody else saved first: what each of them wrote, side by side. The form below holds the writer's own words. */
export const Conflict = ({ form, view, theirs, author, yours, merge }: Props) => {
  const fieldOf = (section: string, field: string) =>
    form.sections.find(({ key }) => key === section)?.fields.find(({ key }) => key === field);
  return (
    <>
      <Panel tone="wait" role="alert" title={`${author} saved this while you were writing`}>
        <p>
          Nothing is lost: your words are in the form below, and {author}’s are saved. Look at both,
          then save once more.
        </p>
      </Panel>
      {merge.both.map(({ section, field }) => {
        const definition = fieldOf(section, field);
        if (definition === undefined) return null;
        return (
          <section class="content-section">
            <h2>{definition.label}</h2>
            <div class="two-up">
              <div>
                <h3>{author} wrote</h3>
                <p class="words" dir="auto">
                  {valueWords(definition, theirs[section]?.[field], view.names) || "Nothing"}
                </p>
              </div>
              <div>
                <h3>You wrote (this is in the form)</h3>
                <p class="words" dir="auto">
                  {valueWords(definition, yours[section]?.[field], view.names) || "Nothing"}
                </p>
              </div>
            </div>
          </section>
        );
      })}
      {merge.taken.length > 0 && (
        <p>
          Only {author} changed these, so the form has {author}’s words:{" "}
          {merge.taken
            .map(({ section, field }) => fieldOf(section, field)?.label ?? field)
            .join("; ")}
          .
        </p>
      )}
    </>
  );
};
