import type { Indicator } from "../../domain/blocks/measure/block.ts";
import type { Reading } from "../../domain/blocks/measure/state.ts";

const WIDTH = 480;
const HEIGHT = 200;
/** Room for the words beside and below the bars. */
const LEFT = 12;
const ABOVE = 28;
const BELOW = 32;
const GAP = 16;

/** Characters of a point's name that fit below a bar. */
const FITS = 14;
const short = (words: string): string =>
  words.length <= FITS ? words : `${words.slice(0, FITS - 1)}…`;

/**
 * The figures of an indicator as bars from nought, so that a bar twice as long is a figure twice as great. It holds nothing that the
 * table beside it does not say. Nothing, for fewer than two figures.
 */
export const IndicatorChart = ({
  indicator,
  readings,
}: {
  readonly indicator: Indicator;
  readonly readings: readonly Reading[];
}) => {
  const figures = readings.flatMap(({ point, on, value }) =>
    value === null ? [] : [{ point, on, value }],
  );
  if (figures.length < 2) return null;
  const values = figures.map(({ value }) => value);
  const [most, least] = [Math.max(0, ...values), Math.min(0, ...values)];
  const scale = (HEIGHT - ABOVE - BELOW) / (most - least || 1);
  const nought = ABOVE + most * scale;
  const room = (WIDTH - 2 * LEFT) / figures.length;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${indicator.label}, as bars: ${figures.map(({ point, value }) => `${point} ${value} ${indicator.unit}`).join(", ")}. The same stands in the table.`}
    >
      {figures.map(({ point, value }, index) => {
        const x = LEFT + index * room + GAP / 2;
        const width = Math.max(2, room - GAP);
        const height = Math.abs(value) * scale;
        const top = value < 0 ? nought : nought - height;
        return (
          <g>
            <rect class="chart-bar" {...{ x, y: top, width, height }} />
            <text class="chart-figure" x={x + width / 2} y={top - 8} text-anchor="middle">
              {value}
            </text>
            <text class="chart-point" x={x + width / 2} y={HEIGHT - 10} text-anchor="middle">
              {short(point)}
            </text>
          </g>
        );
      })}
      <line class="chart-nought" x1={LEFT} x2={WIDTH - LEFT} y1={nought} y2={nought} />
    </svg>
  );
};
