import type { Person } from "../../api/services/people.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Choosable } from "../choose/matching.ts";
import { PeopleField } from "../choose/person-field.tsx";
import { chosenIn } from "../choose/read-people.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { runTitle } from "../run/titles.ts";
import { givenName } from "../words/isolate.ts";
import { sideWords } from "../words/people.ts";
import { sides } from "./add-person.tsx";
import { choiceOf, PartForm, textOf, type Filling } from "./part-form.tsx";
import { roleChoices } from "./role-choices.ts";

/** Those of a directory who can be added to a group: they have a name and an account, and are not in it. */
export const addable = (state: RunState, directory: readonly Person[]): readonly Choosable[] =>
  directory
    .filter(
      ({ person, name, roles }) =>
        name !== null && roles.length > 0 && own(state.members, person)?.status !== "active",
    )
    .map(({ person, name }) => ({ value: person, label: givenName(name, person) }));

const doneWords: DoneWords = {
  several: "They are added. Add others who bring or do something else.",
};

/** Several people who do the same in a group, added at once: all of them or nobody. */
export const SeveralPage = ({
  frame,
  view,
  people,
  done,
  body,
  mistakes,
}: Filling & {
  readonly done: string | undefined;
  readonly frame: Frame;
  readonly view: RunFold;
  readonly people: readonly Choosable[];
}) => {
  const filling = { body, mistakes };
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="Add several people"
      back={{ href: `/board/${view.run}/people`, text: "People" }}
    >
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Add several people</h1>
      <p class="lead">
        For people who bring and do the same. If one of them can’t be added, nobody is.
      </p>
      <PartForm
        action={`/board/${view.run}/people/several`}
        button="Add these people"
        also={{ name: "then", value: "others", words: "Add these, then others" }}
        carriesFiles
      >
        {people.length > 0 && (
          <PeopleField
            name="people"
            label="Who is known here already?"
            optional
            people={people}
            mistakes={mistakes}
            {...chosenIn(body, "people")}
          />
        )}
        <TextArea
          {...textOf(filling)("new")}
          label="Who is new?"
          hint="One person on each line: their name, a comma, and their email address. You can copy two columns of a table."
          rows={5}
        />
        <div class="field">
          <label class="label" for="list">
            Or choose a file with new people
            <span class="optional"> (you can leave this empty)</span>
          </label>
          <p class="hint" id="list-hint">
            A table saved as CSV, with the same two columns. If a line needs mending, you see all of
            its lines in the box above.
          </p>
          <input
            class="input"
            type="file"
            id="list"
            name="list"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-describedby="list-hint"
          />
        </div>
        <Choices
          kind="radio"
          {...choiceOf(filling)("side")}
          label="What do they bring?"
          options={sides.map((value) => ({ value, label: sideWords[value] }))}
        />
        <Choices
          kind="checkbox"
          {...choiceOf(filling)("roles")}
          label="What do they do in the group?"
          options={roleChoices(null, view.state.template)}
        />
      </PartForm>
    </Page>
  );
};
