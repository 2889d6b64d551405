import type { RunFold } from "../../api/services/runs/run-view.ts";
import { indicatorOf, measuresIn } from "../../domain/blocks/measure/lookup.ts";
import type { Part } from "../../domain/state.ts";
import { DateFields } from "../layout/date-fields.tsx";
import { Select, TextArea, TextInput } from "../layout/fields.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { IndicatorChart } from "./indicator-chart.tsx";
import { PartForm, textOf, type Filling } from "./part-form.tsx";
import { Readings } from "./readings.tsx";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
} & Filling;

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
  const text = textOf({ body, mistakes });
  const shown = new Set(measured.map(({ indicator }) => indicator));
  return (
    <section class="content-section" aria-labelledby="measures">
      <h2 id="measures">What is measured</h2>
      {[...shown].map((indicator) => (
        <>
          <IndicatorChart
            indicator={indicator}
            readings={view.state.readings.filter((one) => one.indicator === indicator.key)}
          />
          <Readings {...{ view, indicator }} />
        </>
      ))}
      {reader.delivers && view.state.status === "running" && (
        <PartForm action={`/board/${view.run}/${part.id}/measure`} button="Write it down">
          <Select
            {...text("measure")}
            label="What did you measure?"
            options={measured.map(({ block, point, indicator }) => ({
              value: `${block}/${indicator.key}`,
              label: `${indicator.label} (${point}), in ${indicator.unit}`,
            }))}
          />
          <TextInput
            {...text("value")}
            label="The figure"
            hint="Leave it empty if it could not be had."
            short
            inputmode="decimal"
          />
          <TextInput
            {...text("people")}
            label="How many people is it about?"
            hint="Leave it empty if it is not about people. A figure about fewer than five is not kept."
            short
            inputmode="numeric"
          />
          <DateFields name="on" label="On which day?" body={body} mistakes={mistakes} />
          <Select
            {...text("how")}
            label="How did it come about?"
            options={[
              { value: "counted", label: "Counted" },
              { value: "scored", label: "Scored from a questionnaire" },
              { value: "imported", label: "From another system" },
            ]}
          />
          <TextArea {...text("source")} label="Where does it come from?" />
        </PartForm>
      )}
    </section>
  );
};
