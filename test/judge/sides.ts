import type { Template } from "../../domain/template.ts";
import { blocksOf, placeOf } from "./arrangement.ts";
import type { Word } from "./answers.ts";
import { isPwle, ownSides, saysPwle } from "./people.ts";
import { all, breach, type Breach, type Of, type Past } from "./reading.ts";

/** Whether the group signed off, in its working agreement, that those who are both count among those with lived experience. */
const agreedThatBothCount = (template: Template, past: Past): boolean =>
  all(past, "gatePassed").some(({ data: { part } }) => {
    const place = placeOf(template, past, part);
    const said = all(past, "versionSaved").findLast(({ data }) => data.part === part);
    return (place === undefined ? [] : blocksOf(place)).some(
      (block) =>
        block.block === "form" &&
        block.form.sections.some(({ key, fields }) =>
          fields.some(
            (field) =>
              field.means === "both-sides-count" &&
              said?.data.sections[key]?.fields[field.key] === "yes",
          ),
        ),
    );
  });

/** Rule 7: whoever also works for the organisation, or answers for it, fills no place of those with lived experience. */
export const countsAsPwle = (template: Template, past: Past, member: string): boolean => {
  if (!isPwle(past, member)) return false;
  const isBoth = ["staff", "leadership"].some(
    (side) => ownSides(past, member)?.includes(side) === true,
  );
  return !isBoth || agreedThatBothCount(template, past);
};

/** Rule 7: nobody else says who has lived experience. `counted`: whose answers made up the number that was needed. */
export const assertedByOthers = (
  events: Past,
  passed: Of<"gatePassed">,
  counted: readonly Word[],
  needed: number,
): readonly Breach[] => {
  const asserted = counted.filter(({ member }) => !saysPwle(events, member));
  return asserted.length > 0 && counted.length - asserted.length < needed
    ? [
        breach(
          7,
          "only a manager says that they have lived experience",
          ...asserted.map(({ event }) => event.version),
          passed.version,
        ),
      ]
    : [];
};
