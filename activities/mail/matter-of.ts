import type { NoticeKind } from "../../domain/event.ts";
import { plan } from "../../domain/plan.ts";
import type { NoticeKey, RunState } from "../../domain/state.ts";
import type { Contact } from "../address-book.ts";
import { dueInWords } from "./due-in-words.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** What a notice says, from the run's state. Null when it speaks of something that the run does not hold. */
export function matterOf(about: {
  readonly state: RunState;
  readonly run: string;
  readonly key: NoticeKey;
  readonly contact: Contact;
  readonly publicUrl: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}): SubjectMatter | null {
  const { state, run, key, contact, publicUrl, now } = about;
  const request = state.requests[key.request];
  const part = request === undefined ? undefined : state.parts[request.part];
  const stage = state.template.steps.find((one) => one.key === part?.stage);
  if (request === undefined || part === undefined || stage === undefined) return null;
  // Only this one says how many: a plan for each of thousands of notices would hold up everything else
  const waits = key.kind === "escalation" ? plan(state, now).waits : [];
  const waiting = waits.find((wait) => wait.part === part.id && wait.for === "answers");
  return {
    name: contact.name,
    pathway: state.template.title,
    stage: stage.title,
    version: request.version,
    due: dueInWords(request.dueAt, now, contact.zone),
    waitingFor: (waiting?.members ?? request.asked).length,
    link: `${publicUrl}${pages[key.kind](run, key)}`,
  };
}

/** The page of a question, and whom the link to it is for: it may be opened where somebody else is signed in. */
const question = (run: string, { request, member }: NoticeKey): string =>
  `/answer/${run}/${request}?asked=${member}`;

/** The page that serves each notice; a GET of any of them changes nothing. */
const pages: { readonly [K in NoticeKind]: (run: string, key: NoticeKey) => string } = {
  request: question,
  reminder: question,
  lapsed: question,
  escalation: (run) => `/board/${run}`,
  stopped: (run) => `/board/${run}`,
};
