import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import { ANSWER_EVENTS } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { dataOf, type EntryData } from "../run/entry-data.ts";
import { partTitle } from "../run/titles.ts";

/** How many of somebody's newest words are followed on their home page. */
const NEWEST = 5;

/** Something that a person said, and what became of it, as far as they may know. */
export type OwnWord = {
  readonly run: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly about: string | null;
  readonly became:
    | {
        readonly kind: "answer";
        readonly gate: "open" | "passed" | "refused" | "overridden" | "dropped";
        readonly request: string;
      }
    | {
        readonly kind: "contribution";
        readonly contribution: string;
        readonly status: "open" | "answered" | "disputed";
        readonly outcome: "done" | "partly" | "not-done" | null;
      };
};

/** What the reader said last in all their runs, and what became of each: at most one line for a question or a contribution. */
export async function ownWords(
  { history, runs }: Pick<Services, "history" | "runs">,
  principal: Principal,
): Promise<readonly OwnWord[]> {
  if (principal.person === null) return [];
  const said = await history.list(principal, {
    ...{ actor: principal.id, about: principal.id },
    types: [...ANSWER_EVENTS, "contributed"],
    limit: 2 * NEWEST,
  });
  const saidIn = [...new Set(said.items.map((item) => item.run))];
  const views = new Map(
    await Promise.all(saidIn.map(async (run) => [run, await runs.folded(principal, run)] as const)),
  );
  const found = new Map<string, OwnWord>();
  for (const entry of said.items) {
    const view = views.get(entry.run) ?? null;
    const word = view === null ? null : wordOf(view.state, dataOf(entry));
    if (view === null || word === null) continue;
    const { key, part, became } = word;
    if (found.has(key)) continue;
    const about = part === undefined ? null : partTitle(view, part);
    found.set(key, { run: entry.run, at: entry.at, about, became });
  }
  return [...found.values()].slice(0, NEWEST);
}

function wordOf(state: RunState, data: EntryData) {
  const request = own(state.requests, data.text("request") ?? "");
  if (request !== undefined) {
    const part = own(state.parts, request.part);
    if (part === undefined || part.gate === "none") return null;
    const gate = part.dropped ? "dropped" : part.gate;
    const became = { kind: "answer", gate, request: request.id } as const;
    return { key: request.part, part, became };
  }
  const contribution = own(state.contributions, data.text("contribution") ?? "");
  if (contribution === undefined) return null;
  const { id, status, reply } = contribution;
  const part = contribution.part === null ? undefined : own(state.parts, contribution.part);
  const outcome = reply?.outcome ?? null;
  const became = { kind: "contribution", contribution: id, status, outcome } as const;
  return { key: id, part, became };
}
