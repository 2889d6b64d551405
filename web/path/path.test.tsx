import { html } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import { describe, expect, test } from "vitest";
import { currentStep } from "../../domain/rules/lookup.ts";
import { pathOf } from "../../domain/templates/path.ts";
import { builtIn } from "../../programmes/all.ts";
import { communityConversationsScenario } from "../../programmes/community-conversations/scenario.ts";
import { implementationPathwayScenario } from "../../programmes/implementation-pathway/scenario.ts";
import { networkBuildingScenario } from "../../programmes/network-building/scenario.ts";
import { story } from "../../test/browser/fixture/story.ts";
import { layOut, wrapped, type Drawing, type Shape } from "./layout.ts";
import { PathDrawing, PathInWords } from "./path-drawing.tsx";
import { drawnOf, wordsOfPath, type StepWords } from "./path-words.ts";

const each = builtIn.map((template) => [template.name, template] as const);

const said = ({ shapes }: Drawing, tone: "title" | "part" | "soft"): string =>
  shapes
    .flatMap((shape) => (shape.kind === "words" && shape.tone === tone ? [shape.words] : []))
    .join(" ");

const together = (texts: readonly string[]): string => texts.join(" ").replaceAll(/\s+/gu, " ");

const markup = async (element: JSX.Element): Promise<string> => (await html`${element}`).toString();

const textIn = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/gu, " ");

const boxes = ({ shapes }: Drawing) => shapes.filter((shape) => shape.kind === "box");

const overlap = (a: Extract<Shape, { kind: "box" }>, b: Extract<Shape, { kind: "box" }>) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What holds of each drawing: every step and part once and in order, inside it, and all of it in words too. */
async function holds(steps: readonly StepWords[]) {
  const drawing = layOut(drawnOf(steps));
  const parts = steps.flatMap((step) => step.parts);
  expect(said(drawing, "title")).toBe(together(steps.map(({ title }) => title)));
  expect(said(drawing, "part")).toBe(together(parts.map(({ title }) => title)));
  expect(drawing.shapes.filter(({ kind }) => kind === "mark")).toHaveLength(steps.length);
  expect(boxes(drawing)).toHaveLength(parts.length);
  for (const [at, one] of boxes(drawing).entries()) {
    expect(one.x + one.width).toBeLessThanOrEqual(drawing.width);
    expect(one.y + one.height).toBeLessThanOrEqual(drawing.height);
    for (const other of boxes(drawing).slice(at + 1)) expect(overlap(one, other)).toBe(false);
  }
  expect(said(drawing, "soft")).toBe(
    together(
      steps.flatMap(({ words, leads, parts: its }) => [
        ...[words, ...leads].filter((one) => one !== ""),
        ...its.flatMap((part) => (part.words === "" ? [] : [part.words])),
      ]),
    ),
  );
  const words = textIn(await markup(<PathInWords steps={steps} />));
  let from = 0;
  for (const step of steps) {
    const notes = [step.words, ...step.parts.map(({ title }) => title), ...step.ways];
    for (const text of [step.title, ...notes]) {
      const at = words.indexOf(together([text]).trim(), from);
      expect([text, at >= from]).toEqual([text, true]);
      from = at;
    }
  }
  return drawing;
}

describe.each(each)("the path of %s", (_, template) => {
  test("has each step once and in order, with the parts that it names", () => {
    const path = pathOf(template, null);
    expect(path.map(({ key }) => key)).toEqual(template.steps.map(({ key }) => key));
    for (const [at, { parts }] of template.steps.entries()) {
      const named = parts.kind === "named" ? parts.parts.map(({ key }) => key) : [];
      const joined = parts.kind === "named" && parts.join !== undefined ? ["join"] : [];
      expect(path[at]?.parts.map(({ key }) => key)).toEqual([...named, ...joined]);
    }
  });

  test("is drawn with each step and part once and in order, and the same in words", async () => {
    const drawing = await holds(wordsOfPath(template, null));
    expect(drawing.height).toBeGreaterThan(0);
  });

  test("shows each way back as a line from the step that leads there", () => {
    const backs = template.steps.flatMap(({ next = [] }, at) =>
      next.flatMap(({ to }) => {
        const where = template.steps.findIndex(({ key }) => key === to);
        return where >= 0 && where <= at ? [`${at} ${where}`] : [];
      }),
    );
    const drawing = layOut(drawnOf(wordsOfPath(template, null)));
    const lines = drawing.shapes.filter((one) => one.kind === "line" && one.tone === "back");
    expect(lines).toHaveLength(new Set(backs).size);
  });
});

describe.each([
  ["a pathway that is asked about its goal", implementationPathwayScenario, "goal"],
  ["meetings in rounds", networkBuildingScenario, null],
  ["two areas side by side", communityConversationsScenario, null],
] as const)("%s", (_, scenario, key) => {
  test("is drawn with what is done, where it is now, and what comes later", async () => {
    const half = Math.ceil(scenario.steps.length / 2);
    const one = await story(
      key === null
        ? (step) => step === scenario.steps[half]
        : (step) => step.do === "all-agree" && step.part === `${key}:1`,
      scenario,
    );
    const view = await one.fixture.services.runs.view(
      one.fixture.principalOf(scenario.manager),
      one.run,
    );
    if (view === null) throw new Error("There is no run.");
    const steps = wordsOfPath(view.state.template, view);
    await holds(steps);
    const now = steps.filter(({ progress }) => progress === "now").map((step) => step.key);
    expect(now).toEqual([currentStep(view.state)?.key]);
    const visited = new Set(view.state.steps.map((step) => step.key));
    for (const step of steps) {
      const isLater = step.progress === "later";
      expect([step.key, isLater]).toEqual([step.key, !visited.has(step.key)]);
    }
    const svg = await markup(<PathDrawing steps={steps} />);
    expect(svg).toContain('role="img"');
    expect(svg).toContain(`Now: ${steps.find(({ progress }) => progress === "now")?.title}`);
  });
});

test("parts that go on at the same time stand beside each other, others below each other", () => {
  const part = (title: string) => ({ title, state: "now", words: "Now" });
  const step = {
    title: "Try it",
    state: "now",
    notes: [],
    back: [],
    parts: [part("A"), part("B")],
  };
  const [a, b] = boxes(layOut([{ ...step, sideBySide: true }]));
  expect([a?.y === b?.y, (a?.x ?? 0) < (b?.x ?? 0)]).toEqual([true, true]);
  const [first, second] = boxes(layOut([{ ...step, sideBySide: false }]));
  expect([first?.x === second?.x, (first?.y ?? 0) < (second?.y ?? 0)]).toEqual([true, true]);
});

test("a word that is longer than a line is broken, and nothing of it is lost", () => {
  const long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
  const lines = wrapped(`The ${long} today`, 20);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
  expect(lines.join("").replaceAll(" ", "")).toBe(`The${long}today`);
});
