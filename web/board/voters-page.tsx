import type { RunFold } from "../../api/services/runs/run-view.ts";
import { BY_ADDRESS } from "../../domain/blocks/poll/block.ts";
import { blockOfPoll } from "../../domain/blocks/poll/lookup.ts";
import type { Poll } from "../../domain/blocks/poll/state.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part } from "../../domain/state.ts";
import type { Choosable } from "../choose/matching.ts";
import { PeopleField } from "../choose/person-field.tsx";
import { chosenIn } from "../choose/read-people.ts";
import type { Frame } from "../frame.ts";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { PartForm, textOf, type Filling } from "./part-form.tsx";

/** Those of the group who may vote and have not: whoever has voted stays on the list. */
export const removable = (view: RunFold, { voters }: Poll): readonly Choosable[] =>
  Object.entries(voters).flatMap(([id, standing]) =>
    standing === "asked" && own(view.state.members, id) !== undefined
      ? [{ value: id, label: nameOf(view.names, id) }]
      : [],
  );

/** Who may vote in an open poll, to be changed in the open. */
export const VotersPage = ({
  frame,
  view,
  part,
  poll,
  looks,
  body,
  mistakes,
}: Filling & {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly poll: Poll;
  /** Whether the reader may look people up by their addresses. */
  readonly looks: boolean;
}) => {
  const block = blockOfPoll(view.state, poll);
  const people = removable(view, poll);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="Who may vote"
      back={{ href: `/board/${view.run}/${part.id}`, text: "The poll" }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Change who may vote</h1>
      <p class="lead">{block?.question}</p>
      <p>
        The poll is open, so the record will say what was changed, and by whom. Nobody who has voted
        can be taken out.
      </p>
      <PartForm
        action={`/board/${view.run}/${part.id}/polls/${poll.id}/voters`}
        button="Change who may vote"
      >
        <TextArea
          {...textOf({ body, mistakes })("voters")}
          label="Who may vote as well?"
          optional
          hint={
            block?.voters === BY_ADDRESS
              ? "One email address on each line. Each of them gets a link of their own."
              : "One email address on each line. They need not be in the group."
          }
          rows={4}
        />
        {looks && (
          <TextArea
            {...textOf({ body, mistakes })("out")}
            label="Who may not vote any more?"
            hint="One email address on each line."
            optional
            rows={4}
          />
        )}
        {people.length > 0 && (
          <PeopleField
            name="removed"
            label="Who of the group may not vote any more?"
            optional
            people={people}
            mistakes={mistakes}
            {...chosenIn(body, "removed")}
          />
        )}
      </PartForm>
    </Page>
  );
};
