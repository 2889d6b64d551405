import type { NumberedEvent } from "../../domain/event.ts";
import type { Template } from "../../domain/template.ts";
import { wrongActs } from "./acts.ts";
import { placeOf } from "./arrangement.ts";
import { hasDecided, wrongWithCourse, type Placed } from "./course.ts";
import { wrongWithGate } from "./gate.ts";
import { all, type Breach, type Past } from "./reading.ts";

export type { Breach } from "./reading.ts";

/** May one visit of a step read "co-produced"? `breaches`: why not. */
export type StepJudgement = {
  readonly step: string;
  readonly visit: number;
  readonly mayRead: boolean;
  readonly breaches: readonly Breach[];
};

/**
 * `acts`: what nobody could have done, whatever came of it. `run`: what stands against the run as a whole.
 */
export type Judgement = {
  readonly steps: readonly StepJudgement[];
  readonly acts: readonly Breach[];
  readonly run: { readonly mayRead: boolean; readonly breaches: readonly Breach[] };
};

/**
 * Judges a run from the list of its events alone, by the rules of "What nobody can do". It shares no code with what decides,
 * folds, counts or judges in the product: two programs would have to be wrong in the same way for a bad word to go by. It reads
 * the whole list anew for each question, slowly and plainly.
 * @param events all of a run's events, in the order of their versions.
 * @param known what was said of the acts of the first `through` of them: an act is judged by what came before it.
 */
export const judgeEvents = (
  template: Template,
  events: readonly NumberedEvent[],
  known: { readonly acts: readonly Breach[]; readonly through: number } = { acts: [], through: 0 },
): Judgement => {
  const acts = wrongActs(template, events, known);
  const placed: readonly Placed[] = [
    ...all(events, "gatePassed").flatMap((passed) => {
      const place = placeOf(template, events, passed.data.part);
      return wrongWithGate(template, events, passed).map((found) => ({
        ...found,
        step: place?.step.key ?? null,
        visit: place?.visit ?? null,
      }));
    }),
    ...acts.map((found) => ({ ...found, ...whereIs(template, events, found) })),
    ...wrongWithCourse(template, events),
  ];
  const opened = all(events, "stepOpened");
  const steps = opened.map(({ data: { step, visit } }, index): StepJudgement => {
    const earlier = opened.slice(0, index + 1);
    const breaches = placed.filter(
      (found) =>
        (found.step === step && found.visit === visit) ||
        (found.onwards === true &&
          earlier.some(({ data }) => data.step === found.step && data.visit === found.visit)),
    );
    const isClosed = all(events, "stepClosed").some(
      ({ data }) => data.step === step && data.visit === visit,
    );
    const mayRead = isClosed && hasDecided(template, events, step, visit) && breaches.length === 0;
    return { step, visit, mayRead, breaches };
  });
  const isDecided = opened.some(({ data }) => hasDecided(template, events, data.step, data.visit));
  const isOver = all(events, "runFinished").length > 0;
  return {
    steps,
    acts,
    run: { mayRead: isOver && isDecided && placed.length === 0, breaches: placed },
  };
};

/** The step that an act belongs to: that of its part, else the one that was open then. */
const whereIs = (template: Template, events: Past, { events: cited }: Breach) => {
  const event = events.find(({ version }) => version === cited.at(-1));
  const part = event && "part" in event.data ? event.data.part : null;
  const place = typeof part === "string" ? placeOf(template, events, part) : undefined;
  const open = all(events, "stepOpened").findLast(({ version }) => version < (event?.version ?? 0));
  return {
    step: place?.step.key ?? open?.data.step ?? null,
    visit: place?.visit ?? open?.data.visit ?? null,
  };
};

/** What no record can hold, if the decider refuses all that it must. */
export const refusable = (
  template: Template,
  events: readonly NumberedEvent[],
): readonly Breach[] =>
  judgeEvents(template, events).run.breaches.filter((found) => found.refusable);
