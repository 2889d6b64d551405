import { layOut, type Shape } from "./layout.ts";
import { drawnOf, type StepWords } from "./path-words.ts";

const glyphs: { readonly [state: string]: string } = { done: "✓", overridden: "!", dropped: "–" };

const Drawn = ({ shape }: { readonly shape: Shape }) => {
  switch (shape.kind) {
    case "line":
      return <path class={`drawn-${shape.tone}`} d={shape.d} />;
    case "box": {
      const { x, y, width, height, state } = shape;
      return <rect class={`drawn-box drawn-${state}`} {...{ x, y, width, height }} rx="8" />;
    }
    case "words":
      return (
        <text class={`drawn-${shape.tone}`} x={shape.x} y={shape.y}>
          {shape.words}
        </text>
      );
    case "mark": {
      const { x, y, state } = shape;
      const glyph = glyphs[state];
      return (
        <g class={`drawn-mark drawn-${state}`}>
          <circle cx={x} cy={y} r="11" />
          {state === "now" && <circle class="drawn-here" cx={x} cy={y} r="5" />}
          {glyph !== undefined && (
            <text x={x} y={y + 5} text-anchor="middle">
              {glyph}
            </text>
          )}
        </g>
      );
    }
    default:
      return shape satisfies never;
  }
};

/** For whoever reads no drawing: how long the path is, and where it is now. */
const summaryOf = (steps: readonly StepWords[]): string => {
  const now = steps.filter(({ progress }) => progress === "now").map(({ title }) => title);
  const where = now.length === 0 ? "" : ` Now: ${now.join(", ")}.`;
  return `A drawing of the path, with ${steps.length} steps.${where} The same stands in words below it.`;
};

/** The path as a drawing. Everything in it also stands in `PathInWords`. */
export const PathDrawing = ({ steps }: { readonly steps: readonly StepWords[] }) => {
  const { width, height, shapes } = layOut(drawnOf(steps));
  return (
    <svg
      class="path-drawing"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      role="img"
      aria-label={summaryOf(steps)}
    >
      {shapes.map((shape) => (
        <Drawn shape={shape} />
      ))}
    </svg>
  );
};

/** The path in words: the same steps, parts and ways, in the same order. */
export const PathInWords = ({ steps }: { readonly steps: readonly StepWords[] }) => (
  <ol class="path">
    {steps.map(({ title, progress, words, parts, sideBySide, ways }) => (
      <li class={`path-${progress}`} aria-current={progress === "now" ? "step" : undefined}>
        <span class="path-mark" aria-hidden="true">
          {progress === "now" ? "●" : (glyphs[progress] ?? "")}
        </span>
        <span class="path-title">{title}</span>
        {words !== "" && <span class="path-state">{words}</span>}
        {parts.length > 0 && (
          <>
            {sideBySide && <span class="path-state">These parts go on at the same time:</span>}
            <ul class="path-parts">
              {parts.map((part) => (
                <li>
                  {part.title}
                  {part.words !== "" && <span class="soft"> – {part.words.toLowerCase()}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        {ways.map((way) => (
          <span class="path-state">{way}</span>
        ))}
      </li>
    ))}
  </ol>
);
