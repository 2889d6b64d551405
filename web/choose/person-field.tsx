import { useWords } from "../language/language.tsx";
import { chooseWords } from "./choose-words.ts";
import type { Body } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea, TextInput } from "../layout/fields.tsx";
import { matching, MOST_LISTED, type Choosable } from "./matching.ts";
import { addName, findName, whichName } from "./read-people.ts";

type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly people: readonly Choosable[];
  readonly mistakes: readonly Mistake[];
};

/** One person, from a list; in a large group by writing their name, and then from those who are called that. */
export const PersonField = ({
  name,
  label,
  people,
  empty: nobody,
  body,
  mistakes,
}: Field & { readonly empty?: string; readonly body: Body }) => {
  const t = useWords(chooseWords);
  const empty = nobody ?? t.person;
  const error = mistakeFor(mistakes, name);
  const value = body.text(name);
  if (people.length <= MOST_LISTED)
    return <Select {...{ name, label, empty, value, error }} options={people} />;
  const sought = body.text(findName(name));
  const chosen = people.filter((person) => person.value === value);
  const found = matching(people, sought).slice(0, MOST_LISTED);
  const options = [...new Set([...chosen, ...found])];
  return (
    <div id={options.length === 0 ? name : undefined}>
      <TextInput
        name={findName(name)}
        label={label}
        hint={t.writeName}
        value={sought}
        error={options.length === 0 ? error : undefined}
      />
      {options.length > 0 && (
        <Select name={name} label={t.fromThese(label)} {...{ empty, value, error, options }} />
      )}
    </div>
  );
};

/** Several people, from a list; in a large group by writing their names, one on each line. */
export const PeopleField = ({
  name,
  label,
  hint,
  optional,
  people,
  chosen,
  unclear,
  mistakes,
}: Field & {
  readonly optional?: boolean | undefined;
  readonly chosen: readonly string[];
  /** Written names that do not say who is meant. */
  readonly unclear: readonly string[];
}) => {
  const t = useWords(chooseWords);
  const error = mistakeFor(mistakes, name);
  const shared = { label, hint, optional, kind: "checkbox" } as const;
  if (people.length <= MOST_LISTED)
    return <Choices {...shared} {...{ name, chosen, error }} options={people} />;
  const ticked = people.filter(({ value }) => chosen.includes(value));
  const found = unclear.map((line) => matching(people, line));
  const meant = new Set(found.filter(({ length }) => length <= MOST_LISTED).flat());
  const options = [...meant].filter((person) => !ticked.includes(person)).slice(0, MOST_LISTED);
  return (
    <div id={ticked.length === 0 ? name : undefined}>
      {ticked.length > 0 && <Choices {...shared} {...{ name, chosen }} options={ticked} />}
      <TextArea
        name={addName(name)}
        label={ticked.length > 0 ? t.addPeople(label) : label}
        hint={[hint, t.oneEach].filter(Boolean).join(" ")}
        rows={3}
        value={unclear.join("\n")}
        error={error}
      />
      {options.length > 0 && (
        <Choices
          kind="checkbox"
          name={whichName(name)}
          label={t.whoIsMeant(label)}
          chosen={[]}
          options={options}
        />
      )}
    </div>
  );
};
