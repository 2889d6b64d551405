import type { Principal } from "../../api/principal.ts";
import type { RunView } from "../../api/services/runs/run-view.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { assuranceWords } from "../../domain/blocks/gate/answer-words.ts";
import { count, listWords } from "../../domain/counted-words.ts";
import { own, requestsOf } from "../../domain/rules/lookup.ts";
import type { Part, Request, RunState, Version } from "../../domain/state.ts";
import { poundsWords } from "../../domain/written/number.ts";
import { timeWords } from "../../domain/time-words.ts";
import type { Finding } from "../../domain/verdict.ts";
import { answeredWords } from "../auditing/answered-words.ts";
import { evidenceOfPart, peopleAskedIn, type PersonEvidence } from "../auditing/part-evidence.ts";
import { partStatus } from "../board/part-card.tsx";
import { evidenceInWords, rungInWords, standingInWords } from "../board/standing.tsx";
import { sentenceOf } from "../decisions/entry.tsx";
import type { Frame } from "../frame.ts";
import { assuranceNow } from "../run/assurance-now.ts";
import { dataOf } from "../run/entry-data.ts";
import { partTitle, runTitle, stepOf } from "../run/titles.ts";
import { knownWords } from "../words/membership.ts";
import { memberName, nameOf, sideWords } from "../words/people.ts";
import { heading, list, paragraph, words, type Block } from "./block.ts";
import { versionBlocks } from "./version-blocks.ts";

type Printing = {
  readonly services: Services;
  readonly principal: Principal;
  readonly frame: Frame;
  readonly view: RunView;
};

/** The versions whose words are printed: what people were asked about, and the newest of each part. */
export const versionsPrinted = (state: RunState, part: Part): readonly Version[] => {
  const asked = new Set(requestsOf(state, part).map(({ version }) => version));
  return part.versions.filter(
    ({ number }, at) => asked.has(number) || at === part.versions.length - 1,
  );
};

/** People of a part, and entries of a run, that are read in one go. */
const PEOPLE = 100;
const ENTRIES = 500;

/**
 * A whole run as its reader may see it, to print: the verdict first, then each step with who was asked, how that reached them and what
 * they said, the words themselves, and every entry of the history. Read piece by piece, so that a long run takes no more memory.
 */
export async function* runBlocks(printing: Printing): AsyncGenerator<Block> {
  const { view, frame } = printing;
  yield heading(1, runTitle(view));
  yield paragraph(
    `${view.state.template.title}.`,
    `Printed on ${timeWords(frame.now.toISOString(), frame)}.`,
    `Run ${view.run}.`,
  );
  yield* verdictBlocks(view);
  for (const step of view.state.steps) {
    const judged = view.verdict.steps.find(
      (one) => one.step === step.key && one.visit === step.visit,
    );
    const title = stepOf(view.state, step.key)?.title ?? step.key;
    yield heading(2, step.visit > 1 ? `Step: ${title}, time ${step.visit}` : `Step: ${title}`);
    if (judged !== undefined) {
      const firmness = evidenceInWords(judged.evidence);
      yield paragraph(
        `Verdict: ${standingInWords(judged.standing)}${firmness === "" ? "" : `, ${firmness}`}.`,
      );
      yield* list(judged.findings.map((found) => reasonWords(view, found)));
    }
    for (const id of step.parts) {
      const part = own(view.state.parts, id);
      if (part !== undefined) yield* partBlocks(printing, part);
    }
  }
  yield heading(2, "All that happened, entry by entry");
  yield* historyBlocks(printing);
}

const reasonWords = (view: RunView, { reason, events }: Finding): string => {
  const numbers = events.flatMap((id) => view.cited[id] ?? []);
  return numbers.length === 0
    ? reason
    : `${reason} See ${listWords(numbers.map((number) => `entry ${number}`))}.`;
};

function* verdictBlocks(view: RunView): Generator<Block> {
  const { verdict, withheld } = view;
  yield heading(2, "Was it co-produced?");
  yield paragraph(
    `Verdict: ${standingInWords(verdict.standing)}.`,
    `As far as it goes: ${rungInWords(verdict.rung)}.`,
  );
  yield* list(
    verdict.findings.map((found) => {
      const step = found.step === null ? undefined : stepOf(view.state, found.step);
      return `${step === undefined ? "" : `${step.title}: `}${reasonWords(view, found)}`;
    }),
  );
  if (verdict.findings.length === 0) yield paragraph("Nothing on record speaks against it.");
  if (withheld !== null)
    yield paragraph(
      `People are being asked. ${count(withheld.answers, "answer", "answers")} of others, and what follows from an answer, is not shown until the decision is made.`,
    );
}

async function* partBlocks(printing: Printing, part: Part): AsyncGenerator<Block> {
  const { view, frame } = printing;
  yield heading(3, partTitle(view, part));
  yield paragraph(`${partStatus(part).words}.`);
  for (const request of requestsOf(view.state, part)) yield requestBlock(printing, request);
  for (const version of versionsPrinted(view.state, part)) {
    yield heading(4, `Version ${version.number}`);
    yield paragraph(
      `Saved by ${nameOf(view.names, version.author)}, ${timeWords(version.at, frame)}.`,
      `Its digest is ${version.digest}.`,
    );
    yield* versionBlocks(view, part, version);
  }
  for await (const person of peopleOf(printing, part)) yield* personBlocks(printing, person);
}

const requestBlock = ({ view, frame }: Printing, request: Request): Block =>
  paragraph(
    `${nameOf(view.names, request.askedBy)} asked on ${timeWords(request.askedAt, frame)}, about version ${request.version}.`,
    ...(request.askedAgainBy.length === 0
      ? []
      : [
          `They were asked again by ${listWords(request.askedAgainBy.map((id) => nameOf(view.names, id)))}.`,
        ]),
    `Answers were due by ${timeWords(request.dueAt, frame)}.`,
    answeredWords(view.results[request.id]),
  );

async function* peopleOf(
  { services, principal, view }: Printing,
  part: Part,
): AsyncGenerator<PersonEvidence> {
  const people = peopleAskedIn(view.state, part);
  for (let after: string | null | undefined; after !== null;) {
    const page = await evidenceOfPart(services, principal, {
      ...{ run: view.run, people },
      wanted: { limit: PEOPLE, ...(after === undefined ? {} : { after }) },
    });
    yield* page.items;
    after = page.next;
  }
}

function* personBlocks(printing: Printing, person: PersonEvidence): Generator<Block> {
  const { view } = printing;
  const member = own(view.state.members, person.member);
  yield heading(4, memberName(view, person.member));
  if (member !== undefined)
    yield paragraph(`${sideWords[member.side]}.`, knownWords(member).join(" "));
  yield* list(person.reached.map((entry) => lineOf(printing, entry)));
  if (person.said.length === 0) yield paragraph("No answer is shown.");
  for (const entry of person.said) {
    const assurance = assuranceNow(view.state, entry);
    yield paragraph(lineOf(printing, entry), assurance === null ? "" : assuranceWords[assurance]);
    yield* sealedBlocks(entry);
  }
}

const lineOf = ({ view, frame }: Printing, entry: HistoryEntry): string => {
  const number = entry.version === null ? "" : ` (entry ${entry.version})`;
  return `${timeWords(entry.at, frame)}${number}: ${sentenceOf({ frame, view, entry })}`;
};

function* sealedBlocks(entry: HistoryEntry): Generator<Block> {
  const data = dataOf(entry);
  for (const name of data.sealed) {
    const text = data.words(name);
    if (text.kind === "erased") yield paragraph("These words were erased.");
    if (text.kind === "words")
      yield words(name === "pence" ? poundsWords(Number(text.text)) : text.text);
  }
}

async function* historyBlocks(printing: Printing): AsyncGenerator<Block> {
  const { services, principal, view } = printing;
  for (let after: string | number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<Services["runs"]["history"]>> = await services.runs.history(
      principal,
      view.run,
      { after, limit: ENTRIES },
    );
    for (const entry of page?.items ?? []) {
      yield paragraph(lineOf(printing, entry));
      yield* sealedBlocks(entry);
    }
    after = page?.next ?? null;
  }
}
