import type { OwnCredential } from "../../api/services/credentials.ts";
import type { BorneOut } from "../../domain/credentials/credentials.ts";
import { dateWords } from "../../domain/time-words.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Tag, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";

type Props = {
  readonly frame: Frame;
  readonly earned: readonly OwnCredential[];
  readonly pages: PageAddresses;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  claim: "It is on record that you have earned it.",
  show: "It is shown to that group now.",
  "stop-showing": "That group does not see it any more. You still have it where you earned it.",
};

const TAGS = {
  earned: { tone: "good", words: "Earned" },
  shown: { tone: "good", words: "Shown to this group" },
  "to-claim": { tone: "wait", words: "Yours, if you say so" },
  "to-show": { tone: "plain", words: "Not shown to this group" },
} as const;

/** What somebody has earned, and what they can do with it. Nobody else can say or show it for them. */
export const EarnedPage = ({ frame, earned, pages, mistakes, done }: Props) => (
  <Page
    frame={frame}
    title="What you have earned"
    back={{ href: "/", text: "Home" }}
    mistakes={mistakes}
  >
    <DonePanel words={doneWords} done={done} />
    <h1>What you have earned</h1>
    <p class="lead">
      Some groups ask for people who have done certain training. Only you can say that you have, and
      only you choose which groups see it.
    </p>
    {earned.length === 0 && (
      <p>
        There is nothing here yet. When you have been to the sessions of a training, it shows up
        here by itself.
      </p>
    )}
    <ul class="cards">
      {earned.map((one) => (
        <li class="card">
          <p class="eyebrow">{titleWords(one.runTitle)}</p>
          <h2 class="first">{one.label}</h2>
          <p>
            <Tag tone={TAGS[one.stands].tone}>{TAGS[one.stands].words}</Tag>
          </p>
          <Standing one={one} />
        </li>
      ))}
    </ul>
    <ListPages
      of="what you have earned"
      pages={pages}
      words={["The ones before", "More of them"]}
    />
  </Page>
);

const Standing = ({ one }: { readonly one: OwnCredential }) => {
  const where = one.earnedInTitle === null ? "another group" : titleWords(one.earnedInTitle);
  switch (one.stands) {
    case "to-claim":
      return (
        <>
          <Sessions one={one} />
          <p>Is that right? Then say that you have earned it. Nobody can say it for you.</p>
          <Act one={one} act="claim" words="Yes, I have earned this" />
        </>
      );
    case "earned":
      return <Sessions one={one} />;
    case "to-show":
      return (
        <>
          <p>You earned this in {where}. This group asks who has it.</p>
          <p>If you show it, everybody in this group can see that you have it.</p>
          <Act one={one} act="show" words="Show it to this group" />
        </>
      );
    case "shown":
      return (
        <>
          <p>You earned this in {where}.</p>
          <p>
            If you stop showing it, this group does not ask you any more where it asks for people
            who have it. What you have answered so far stays on record. You can show it again.
          </p>
          <Act one={one} act="stop-showing" words="Stop showing it" />
        </>
      );
    default:
      return one.stands satisfies never;
  }
};

const Act = ({
  one: { run, credential, label, runTitle },
  act,
  words,
}: {
  readonly one: OwnCredential;
  readonly act: "claim" | "show" | "stop-showing";
  readonly words: string;
}) => (
  <form method="post" action={`/earned/${run}/${credential}/${act}`}>
    <input type="hidden" name="key" value={freshKey()} />
    <button class="button button-second" type="submit">
      {words}
      <span class="unseen">
        : {label}, {titleWords(runTitle)}
      </span>
    </button>
  </form>
);

/** What it rests on: each session, and who says that it was so. */
const Sessions = ({ one: { run, takes, sessions } }: { readonly one: OwnCredential }) => (
  <>
    <p>
      It takes {takes === 1 ? "one session" : `${takes} sessions`}. The record says that you were at{" "}
      {sessions.length === 1 ? "this one" : "these"}:
    </p>
    <ul>
      {sessions.map((session) => (
        <li>
          {session.led ? "You led on " : "You came on "}
          {session.event === null ? (
            dateWords(session.on)
          ) : (
            <a href={`/decisions/${run}/${session.event}`}>{dateWords(session.on)}</a>
          )}
          . <span class="soft">{whoSays(session)}</span>
        </li>
      ))}
    </ul>
  </>
);

const whoSays = ({ self, others }: BorneOut): string => {
  const more = others === 1 ? "1 other person" : `${others} other people`;
  if (self) return others === 0 ? "You say so too." : `You and ${more} say so too.`;
  return others === 0
    ? "So far, only the person who wrote it down says so."
    : `${more[0]?.toUpperCase() ?? ""}${more.slice(1)} who came ${others === 1 ? "says" : "say"} so too.`;
};
