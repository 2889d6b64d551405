import type { RunFold } from "../../api/services/runs/run-view.ts";
import { deliveryIn } from "../../domain/rules/blocks.ts";
import type { Part } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { activeMembers } from "../choose/matching.ts";
import { PeopleField } from "../choose/person-field.tsx";
import { chosenIn } from "../choose/read-people.ts";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea, TextInput } from "../layout/fields.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { stepOf } from "../run/titles.ts";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** After the agreement: when the work began, and how it went. */
export const Delivery = ({ view, part, reader, body, mistakes }: Props) => {
  const step = stepOf(view.state, part.step);
  const agreed = part.gate === "passed" || part.gate === "overridden" || part.gate === "none";
  if (step === undefined || deliveryIn(step, part) === null) return null;
  if (!agreed || !reader.delivers || part.delivery === "completed") return null;
  const starts = part.delivery === "not-started";
  const action = `/board/${view.run}/${part.id}/delivery/${starts ? "start" : "complete"}`;
  return (
    <section class="content-section" aria-labelledby="delivery">
      <h2 id="delivery">{starts ? "When did it start?" : "How did it go?"}</h2>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <DateFields
          name="on"
          label={starts ? "The first day" : "The last day"}
          body={body}
          mistakes={mistakes}
        />
        {!starts && (
          <>
            <TextInput
              name="reached"
              label="How many people did it reach?"
              short
              inputmode="numeric"
              value={body.text("reached")}
              error={mistakeFor(mistakes, "reached")}
            />
            <PeopleField
              name="deliveredBy"
              label="Who did it?"
              people={activeMembers(view)}
              {...chosenIn(body, "deliveredBy")}
              mistakes={mistakes}
            />
            <TextArea
              name="report"
              label="What happened, in a few words?"
              value={body.text("report")}
              error={mistakeFor(mistakes, "report")}
            />
          </>
        )}
        <button class="button" type="submit">
          {starts ? "It has started" : "It is done"}
        </button>
      </form>
    </section>
  );
};
