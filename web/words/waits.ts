import { needsWords } from "../../domain/templates/plain-words.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Wait } from "../../domain/plan-types.ts";
import { partTitle } from "../run/titles.ts";
import { count, listWords } from "../../domain/counted-words.ts";
import { useWords } from "../language/language.tsx";
import { memberName } from "./people.ts";
import { waitingWords } from "./waiting-words.ts";

/** One thing that a run waits for: what, who can mend it, and where. */
export type WaitWords = {
  readonly what: string;
  readonly who: string | null;
  /** How to go on when somebody who is waited for can't be reached by anybody any more. */
  readonly mend: string | null;
  /** What comes at a time, to go before it. */
  readonly until: { readonly before: string; readonly at: string } | null;
  readonly link: { readonly href: string; readonly text: string } | null;
};

/** In English: a page's own language is `shortWait`'s. */
export const shortWaits = waitingWords.en;

export const isWait = (value: string): value is Wait["for"] => Object.hasOwn(shortWaits, value);

/** A list's waits may be codes or words: codes are put in words, in the page's language. */
export const shortWait = (value: string): string => {
  const words = useWords(waitingWords);
  return isWait(value) ? words[value] : value;
};

const untilWords: { readonly [K in Wait["for"]]?: string } = {
  answers: "Answers are due by",
  confirmation: "Answers are due by",
  notice: "That is until",
  interval: "It opens at",
  need: "It opens at",
  votes: "The poll closes at",
};

export const ERASED_MEND =
  "Nobody can reach a member whose data were erased. On the page “People” a programme manager can take “Decides” from them. Then nobody waits for them.";

/** People whom a wait names; of a large group, the others are counted. */
const MOST_NAMED = 20;

/** Someone whose data were erased never answers; what can be done is a manager's, and on record. */
const mendFor = (wait: Pick<Wait, "for">): string =>
  wait.for === "objection"
    ? "Nobody can talk with a member whose data were erased, and only they can lift their objection. A programme manager can go ahead without agreement; the record then says so for ever."
    : ERASED_MEND;

/** What the words for a wait need of its run. `titleOf` a part, null when there is none; `need`: in words, what a next step waits for. */
export type WaitContext = {
  readonly run: string;
  readonly titleOf: (part: string) => string | null;
  readonly nameOf: (member: string) => string;
  readonly hasErased: boolean;
  readonly need: string | null;
};

export function waitWords(wait: Wait, view: RunFold): WaitWords {
  const { run, state } = view;
  return waitWordsIn(wait, {
    run,
    titleOf: (id) => {
      const part = state.parts[id];
      return part === undefined ? null : partTitle(view, part);
    },
    nameOf: (id) => memberName(view, id),
    hasErased: wait.members.some((id) => state.members[id]?.erased === true),
    need: wait.need === undefined ? null : needsWords(state.template, wait.need),
  });
}

/** As `waitWords`, for whoever has not read the run itself. */
export function waitWordsIn(
  wait: Pick<Wait, "part" | "for" | "members" | "more" | "until">,
  { run, titleOf, nameOf, hasErased, need }: WaitContext,
): WaitWords {
  const part = wait.part === null ? null : titleOf(wait.part);
  const title = part === null ? "this run" : `“${part}”`;
  const board = `/board/${run}`;
  const here = part === null ? board : `${board}/${wait.part}`;
  const named = wait.members.slice(0, MOST_NAMED).map(nameOf);
  const more = wait.members.length - named.length + (wait.more ?? 0);
  const who =
    named.length === 0
      ? null
      : listWords(more === 0 ? named : [...named, count(more, "other", "others")]);
  const say = (what: string, href: string | null, text = ""): WaitWords => ({
    what,
    who,
    mend: hasErased ? mendFor(wait) : null,
    until: wait.until === null ? null : { before: untilWords[wait.for] ?? "Until", at: wait.until },
    link: href === null ? null : { href, text },
  });
  switch (wait.for) {
    case "group":
      return say("The group needs more people who decide.", `${board}/people`, "Add people");
    case "version":
      return say(`${title} has to be written.`, `${here}/edit`, "Write it");
    case "submission":
      return say(
        `${title} is written. Somebody has to say that it is finished.`,
        `${here}/edit`,
        "Read it and say so",
      );
    case "request":
      return say(
        `${title} is ready. Nobody has been asked to sign it off yet.`,
        here,
        "Ask for sign-off",
      );
    case "answers":
      return say(
        who === null
          ? `People are being asked about ${title}.`
          : `People are reading ${title} and have not all answered.`,
        here,
        "See who was asked",
      );
    case "confirmation":
      return say(
        `Everybody has answered about ${title}. Somebody has to check what a helper wrote down for them.`,
        here,
        "See who was asked",
      );
    case "more-time":
      return say(
        `Somebody asked for more time, or to talk, about ${title}. The clock has stopped.`,
        here,
        "See what you can do",
      );
    case "objection":
      return say(
        `Somebody does not agree with ${title}. Talk with them first.`,
        here,
        "See what you can do",
      );
    case "contribution":
      return say(
        "A story, idea or concern has no answer yet.",
        `${board}/contributions`,
        "Answer it",
      );
    case "access-need":
      return say(
        "Somebody needs something before they can take part.",
        `${board}/people`,
        "See what they need",
      );
    case "sending":
      return say(`Messages about ${title} are being sent.`, null);
    case "opening":
      return say(
        `Somebody chose to be sent no messages, and has not opened ${title} yet.`,
        `${board}/people`,
        "Tell them in person",
      );
    case "notice":
      return wait.until === null
        ? say(
            `A message about ${title} did not reach everybody.`,
            `${board}/people`,
            "Reach them another way",
          )
        : say(
            `Everybody gets time to think about ${title}, unless all have answered before.`,
            null,
          );
    case "quorum-out-of-reach":
      return say(
        `Too few people may answer about ${title}. It cannot pass until more join.`,
        `${board}/people`,
        "Add people",
      );
    case "loss":
      return say(
        `Somebody who was asked about ${title} is gone. Two people with lived experience say how the group goes on.`,
        `${board}/people`,
        "Say how the group goes on",
      );
    case "delivery":
      return say(`${title} is agreed. Now it has to be done.`, here, "Say how it went");
    case "poll":
      return say(
        `People are to vote about ${title}. Nobody has opened the poll yet.`,
        here,
        "Open it",
      );
    case "votes":
      return say(`People are voting about ${title}.`, here, "See how many have voted");
    case "measure":
      return say(`${title} has to be measured.`, here, "Write down the figures");
    case "session":
      return say(`${title} needs a session.`, here, "Plan it, or say how it went");
    case "session-late":
      return say(
        `A session of ${title} was to be held more than a week ago. Nobody has said how it went.`,
        here,
        "Say how it went, or that it was cancelled",
      );
    case "sites":
      return say(
        "Add each place where this is rolled out, then say the list is complete.",
        board,
        "See the places",
      );
    case "interval":
      return say("The next check opens on its date.", null);
    case "need":
      return need === null
        ? say("The next step needs something first.", null)
        : say(
            `The next step waits. ${need}`,
            wait.until === null ? `${board}/people` : null,
            "See the people",
          );
    case "resume":
      return say("The run is paused. Every clock has stopped.", board, "Start it again");
    default:
      return wait.for satisfies never;
  }
}
