import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Indicator } from "../../domain/blocks/measure/block.ts";
import { changeBetween } from "../../domain/blocks/measure/change.ts";
import { indicatorOf, measuresIn } from "../../domain/blocks/measure/lookup.ts";
import type { Reading } from "../../domain/blocks/measure/state.ts";
import type { Part } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea, TextInput } from "../layout/fields.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

const figure = ({ unit }: Indicator, { value, withheld }: Reading): string => {
  if (value !== null) return `${value} ${unit}`;
  return withheld === "fewer-than-five" ? "fewer than five people" : "could not be had";
};

const difference = (indicator: Indicator, first: Reading | undefined, reading: Reading): string => {
  const change = first === reading ? null : changeBetween(indicator, first, reading);
  if (change === null) return "";
  return change.is === "same" ? "the same" : `${change.difference} (${change.is})`;
};

/** All readings of an indicator in the run, each beside the first that has a figure. */
const Readings = ({ view, indicator }: Pick<Props, "view"> & { readonly indicator: Indicator }) => {
  const readings = view.state.readings.filter((reading) => reading.indicator === indicator.key);
  const first = readings.find(({ value }) => value !== null);
  if (readings.length === 0) return null;
  return (
    <table>
      <caption>{indicator.label}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Day</th>
          <th scope="col">Figure</th>
          <th scope="col">Since the first</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr>
            <th scope="row">{reading.point}</th>
            <td>{reading.on}</td>
            <td>{figure(indicator, reading)}</td>
            <td>{difference(indicator, first, reading)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What a part measures: what was read so far, and a form for the next figure. */
export const Measures = ({ view, part, reader, body, mistakes }: Props) => {
  const blocks = measuresIn(view.state, part);
  const measured = blocks.flatMap(({ key: block, indicators, point }) =>
    indicators.flatMap((key) => {
      const indicator = indicatorOf(view.state, key);
      return indicator === undefined ? [] : [{ block, point, indicator }];
    }),
  );
  if (measured.length === 0) return null;
  const shown = new Set(measured.map(({ indicator }) => indicator));
  return (
    <section class="content-section" aria-labelledby="measures">
      <h2 id="measures">What is measured</h2>
      {[...shown].map((indicator) => (
        <Readings {...{ view, indicator }} />
      ))}
      {reader.delivers && view.state.status === "running" && (
        <form method="post" action={`/board/${view.run}/${part.id}/measure`} novalidate>
          <input type="hidden" name="key" value={freshKey()} />
          <Select
            name="measure"
            label="What did you measure?"
            value={body.text("measure")}
            error={mistakeFor(mistakes, "measure")}
            options={measured.map(({ block, point, indicator }) => ({
              value: `${block}/${indicator.key}`,
              label: `${indicator.label} (${point}), in ${indicator.unit}`,
            }))}
          />
          <TextInput
            name="value"
            label="The figure"
            hint="Leave it empty if it could not be had."
            short
            inputmode="decimal"
            value={body.text("value")}
            error={mistakeFor(mistakes, "value")}
          />
          <TextInput
            name="people"
            label="How many people is it about?"
            hint="Leave it empty if it is not about people. A figure about fewer than five is not kept."
            short
            inputmode="numeric"
            value={body.text("people")}
            error={mistakeFor(mistakes, "people")}
          />
          <DateFields name="on" label="On which day?" body={body} mistakes={mistakes} />
          <Select
            name="how"
            label="How did it come about?"
            value={body.text("how")}
            error={mistakeFor(mistakes, "how")}
            options={[
              { value: "counted", label: "Counted" },
              { value: "scored", label: "Scored from a questionnaire" },
              { value: "imported", label: "From another system" },
            ]}
          />
          <TextArea
            name="source"
            label="Where does it come from?"
            value={body.text("source")}
            error={mistakeFor(mistakes, "source")}
          />
          <button class="button" type="submit">
            Write it down
          </button>
        </form>
      )}
    </section>
  );
};
