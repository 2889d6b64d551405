import type { AnswerReceipt } from "../../activities/mail/receipt.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { Recorded } from "../../audit/event.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";

type Answer = Pick<
  AnswerReceipt,
  "event" | "type" | "answer" | "version" | "assurance" | "given"
> & { readonly member: string; readonly part: string };

/** What a receipt says of an answer; null for any other event. */
export function answerIn(event: Recorded<RunEvent>): Answer | null {
  switch (event.type) {
    case "signedOff":
    case "declined":
    case "preferred":
    case "askedForTime":
    case "stoodAside": {
      const { member, part, by, assistance, version } = event.data;
      return {
        event: event.id,
        type: event.type,
        answer: event.type === "signedOff" ? event.data.answer : null,
        version,
        assurance: event.assurance ?? null,
        given:
          assistance !== undefined ? "by-helper" : by === member ? "by-themselves" : "by-delegate",
        member,
        part,
      };
    }
    default:
      return null;
  }
}

type Titles = Pick<AnswerReceipt, "pathway" | "step" | "organisation">;

/** Runs whose titles are kept: a run's template never changes. */
const kept = 1_000;

/** The titles of a run's pathway and of the step that a part belongs to, looked up once. */
export function createTitles(
  load: (run: string) => Promise<RunState | null>,
): (run: string, part: string) => Promise<Titles | null> {
  const known = new Map<string, Titles>();
  return async (run, part) => {
    const name = `${run}/${part}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const state = await load(run);
    const step = state === null ? undefined : own(state.parts, part)?.step;
    const title = state?.template.steps.find(({ key }) => key === step)?.title;
    if (state === null || title === undefined) return null;
    if (known.size >= kept) known.clear();
    const { organisation } = state;
    const found = { pathway: state.template.title, step: title, organisation };
    known.set(name, found);
    return found;
  };
}
