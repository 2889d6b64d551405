import type { Person } from "../../api/services/people.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Side } from "../../domain/template.ts";
import { freshKey, type Body } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Select, TextInput } from "../layout/fields.tsx";
import type { PageAddresses } from "../page-address.ts";
import { sideWords } from "../words/people.ts";
import { roleChoices } from "./role-choices.ts";
import { givenName } from "../words/isolate.ts";

/** What was looked for among those who are known here, and where those are who come before and after. */
export type Found = { readonly find: string; readonly pages: PageAddresses };

type Props = {
  readonly view: RunFold;
  readonly directory: readonly Person[];
  readonly found: Found;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** Sides in the order in which a page offers them. */
export const sides: readonly Side[] = ["pwle", "staff", "leadership", "stakeholder", "partner"];

/** Narrows the list to choose from. It works by itself, before anything is filled in below. */
const FindPerson = ({
  run,
  found: { find, pages },
  shown,
}: {
  readonly run: string;
  readonly found: Found;
  readonly shown: number;
}) => (
  <>
    <form class="row" method="get" action={`/board/${run}/people#add`} role="search">
      <TextInput
        name="find"
        label="Look for somebody who is known here"
        hint="Part of their name or email address. The list below then shows only them."
        value={find}
      />
      <button class="button button-second" type="submit">
        Look
      </button>
    </form>
    {find !== "" && (
      <p>
        {shown === 0
          ? `Nobody who is not in the group yet has “${find}” in their name or address.`
          : `The list below shows those with “${find}” in their name or address.`}{" "}
        <a href={`/board/${run}/people#add`}>Show everybody</a>
      </p>
    )}
    {pages.next !== null && <p>There are more people than the list below can show.</p>}
    <ListPages
      of="names to choose from"
      pages={pages}
      words={["Show the names before", "Show the next names"]}
    />
  </>
);

export const AddPerson = ({ view, directory, found, body, mistakes }: Props) => {
  const free = directory.filter(
    ({ person, name, roles }) =>
      name !== null && roles.length > 0 && own(view.state.members, person)?.status !== "active",
  );
  const known = (
    <Select
      name="person"
      label="Who?"
      empty="Choose a person"
      value={body.text("person")}
      error={mistakeFor(mistakes, "person")}
      options={free.map(({ person, name }) => ({ value: person, label: givenName(name, person) }))}
    />
  );
  const fresh = (
    <>
      <TextInput
        name="name"
        label="Their name"
        value={body.text("name")}
        error={mistakeFor(mistakes, "name")}
      />
      <TextInput
        name="email"
        label="Their email address"
        hint="Questions are sent here. Leave it empty if they have none: a helper can tell them."
        type="email"
        inputmode="email"
        value={body.text("email")}
        error={mistakeFor(mistakes, "email")}
      />
    </>
  );
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add a person</h2>
      <FindPerson run={view.run} found={found} shown={free.length} />
      <form method="post" action={`/board/${view.run}/people`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <Choices
          kind="radio"
          name="from"
          label="Are they known here already?"
          chosen={[body.text("from")]}
          error={mistakeFor(mistakes, "from")}
          options={[
            { value: "known", label: "Yes, choose from the list", then: known },
            { value: "new", label: "No, they are new", then: fresh },
          ]}
        />
        <Choices
          kind="radio"
          name="side"
          label="What do they bring?"
          chosen={[body.text("side")]}
          error={mistakeFor(mistakes, "side")}
          options={sides.map((side) => ({ value: side, label: sideWords[side] }))}
        />
        <Choices
          kind="checkbox"
          name="roles"
          label="What do they do in the group?"
          chosen={body.all("roles")}
          error={mistakeFor(mistakes, "roles")}
          options={roleChoices(null, view.state.template)}
        />
        {view.state.template.declarations.length > 0 && (
          <p>
            What people declare here, such as having no interest of their own, they say themselves,
            on their own page of this run.
          </p>
        )}
        <button class="button" type="submit">
          Add this person
        </button>
      </form>
    </section>
  );
};
