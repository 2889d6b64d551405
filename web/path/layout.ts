/** What is drawn, in the units of the drawing: a box, a line of words, or a line. */
export type Shape =
  | { readonly kind: "mark"; readonly x: number; readonly y: number; readonly state: string }
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly state: string;
    }
  | {
      readonly kind: "words";
      readonly x: number;
      readonly y: number;
      readonly words: string;
      readonly tone: "title" | "part" | "soft";
    }
  | { readonly kind: "line"; readonly d: string; readonly tone: "way" | "back" | "head" };

export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
};

/** One part to draw. `words`: its title and how far it is. */
export type DrawnPart = { readonly title: string; readonly state: string; readonly words: string };

/** One step to draw. `back`: places of steps that it may lead back to, in the list; `notes`: further lines under its title. */
export type DrawnStep = {
  readonly title: string;
  readonly state: string;
  readonly notes: readonly string[];
  readonly parts: readonly DrawnPart[];
  readonly sideBySide: boolean;
  readonly back: readonly number[];
};

/** Units. As wide as the narrowest phone shows it in the size of the page's own words. */
const WIDTH = 300;
const RAIL = 14;
const LEFT = 38;
/** Where ways back go up, from the right edge inwards. */
const LANE = 8;
const LINE = 19;
const SMALL = 17;

/** Characters that fit on a line of so many units: letters are half as wide as they are high, and some are wider. */
const fitting = (units: number, size: number): number =>
  Math.max(6, Math.floor(units / (size * 0.57)));

/** Words on lines of at most so many characters; one that is longer is broken. */
export function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== "")) {
    const pieces = Array.from(word).length > most ? chunks(word, most) : [word];
    for (const piece of pieces) {
      const last = lines.at(-1);
      const joined = last === undefined ? piece : `${last} ${piece}`;
      if (last !== undefined && Array.from(joined).length <= most) lines[lines.length - 1] = joined;
      else lines.push(piece);
    }
  }
  return lines;
}

const chunks = (word: string, most: number): readonly string[] => {
  const letters = Array.from(word);
  return Array.from({ length: Math.ceil(letters.length / most) }, (_, at) =>
    letters.slice(at * most, (at + 1) * most).join(""),
  );
};

/** The drawing of a path: its steps from top to bottom, parts that go on at the same time beside each other. Pure. */
export function layOut(steps: readonly DrawnStep[]): Drawing {
  const shapes: Shape[] = [];
  const backs = steps.flatMap(({ back }, from) => back.map((to) => ({ from, to })));
  const right = WIDTH - LANE * (backs.length === 0 ? 0 : Math.min(backs.length, 3) + 1);
  const places: number[] = [];
  let y = 4;
  for (const [at, step] of steps.entries()) {
    const top = y + 12;
    places.push(top);
    const words = (lines: readonly string[], tone: "title" | "soft", height: number) => {
      for (const line of lines) {
        shapes.push({ kind: "words", x: LEFT, y: y + 17, words: line, tone });
        y += height;
      }
    };
    const begin = shapes.length;
    words(wrapped(step.title, fitting(right - LEFT, 16)), "title", LINE);
    for (const note of step.notes) words(wrapped(note, fitting(right - LEFT, 14)), "soft", SMALL);
    y = partsAt(shapes, step, y + 6, right);
    y += 16;
    const way = { kind: "line", d: `M${RAIL} ${top + 11}V${y + 1}`, tone: "way" } as const;
    // Lines first, so that marks and words stand on them.
    if (at < steps.length - 1) shapes.splice(begin, 0, way);
    shapes.push({ kind: "mark", x: RAIL, y: top, state: step.state });
  }
  for (const [nth, { from, to }] of backs.entries()) {
    const x = WIDTH - 3 - LANE * (nth % 3);
    const [low, high] = [(places[from] ?? 0) + 4, (places[to] ?? 0) - 2];
    // A step that leads back to itself goes round beside its own title.
    const up = from === to ? high - 6 : high;
    const d = `M${right + 2} ${low}H${x}V${up}H${right + 2}`;
    const head = `M${right + 7} ${up - 4}L${right + 2} ${up}L${right + 7} ${up + 4}`;
    shapes.push({ kind: "line", d, tone: "back" }, { kind: "line", d: head, tone: "head" });
  }
  return { width: WIDTH, height: y, shapes };
}

/** Draws the parts of a step. @returns where they end. */
function partsAt(
  shapes: Shape[],
  { parts, sideBySide }: DrawnStep,
  from: number,
  right: number,
): number {
  const columns = sideBySide && parts.length > 1 ? 2 : 1;
  const gap = 8;
  const width = (right - LEFT - gap * (columns - 1)) / columns;
  let y = from;
  for (let row = 0; row < parts.length; row += columns) {
    const drawn = parts.slice(row, row + columns).map((part) => ({
      part,
      title: wrapped(part.title, fitting(width - 16, 14)),
      state: wrapped(part.words, fitting(width - 16, 14)),
    }));
    const height = Math.max(
      ...drawn.map(({ title, state }) => (title.length + state.length) * SMALL + 12),
    );
    const middle = y + height / 2;
    if (sideBySide) shapes.push({ kind: "line", d: `M${RAIL} ${middle}H${LEFT}`, tone: "way" });
    else if (row > 0)
      shapes.push({ kind: "line", d: `M${LEFT + 14} ${y - gap}V${y}`, tone: "way" });
    for (const [column, { part, title, state }] of drawn.entries()) {
      const x = LEFT + column * (width + gap);
      shapes.push({ kind: "box", x, y, width, height, state: part.state });
      for (const [line, text] of [...title, ...state].entries())
        shapes.push({
          kind: "words",
          x: x + 8,
          y: y + 19 + line * SMALL,
          words: text,
          tone: line < title.length ? "part" : "soft",
        });
    }
    y += height + gap;
  }
  return y;
}
