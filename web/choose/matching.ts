import type { RunFold } from "../../api/services/runs/run-view.ts";
import { memberName } from "../words/people.ts";

/** Somebody to choose: their pseudonym, and what they are called on pages. */
export type Choosable = { readonly value: string; readonly label: string };

/** People whom one list of a page shows at most. In a larger group they are looked for by name. */
export const MOST_LISTED = 100;

/** The active members of a run's group. */
export const activeMembers = (view: Pick<RunFold, "state" | "names">): readonly Choosable[] =>
  Object.values(view.state.members)
    .filter(({ status }) => status === "active")
    .map(({ id }) => ({ value: id, label: memberName(view, id) }));

/** The marks that isolate a name (web/words/isolate.ts and Unicode's own) are not part of it. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069\ufdd0\ufdd1]/gu, "")
    .normalize("NFC")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLocaleLowerCase("en-GB");

/** Everybody with these words in their name; those who are called exactly that alone, when there are any. */
export function matching<T extends Choosable>(people: readonly T[], sought: string): readonly T[] {
  const words = plain(sought);
  if (words === "") return [];
  const named = people
    .map((person) => ({ person, name: plain(person.label) }))
    .filter(({ name }) => name.includes(words));
  const exact = named.filter(({ name }) => name === words);
  return (exact.length > 0 ? exact : named).map(({ person }) => person);
}

/** Whether somebody's name has these words in it. */
export const isCalled = ({ label }: Choosable, sought: string): boolean =>
  plain(label).includes(plain(sought));
