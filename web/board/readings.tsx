import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Indicator } from "../../domain/blocks/measure/block.ts";
import { changeBetween } from "../../domain/blocks/measure/change.ts";
import type { Reading } from "../../domain/blocks/measure/state.ts";

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
export const Readings = ({
  view,
  indicator,
}: {
  readonly view: Pick<RunFold, "state">;
  readonly indicator: Indicator;
}) => {
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
