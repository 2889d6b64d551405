import type { OwnCredential } from "../../api/services/credentials.ts";
import type { BorneOut } from "../../domain/credentials/credentials.ts";
import { dateWords } from "../../domain/time-words.ts";
import { fromEach } from "../../domain/language.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { useLanguage, useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Tag, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { templateText } from "../words/isolate.ts";
import { earnedWords } from "./earned-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly earned: readonly OwnCredential[];
  readonly pages: PageAddresses;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  claim: fromEach(earnedWords, ({ done }) => done.claim),
  show: fromEach(earnedWords, ({ done }) => done.show),
  "stop-showing": fromEach(earnedWords, ({ done }) => done["stop-showing"]),
};

const TONES = { earned: "good", shown: "good", "to-claim": "wait", "to-show": "plain" } as const;

/** What somebody has earned, and what they can do with it. Nobody else can say or show it for them. */
export const EarnedPage = ({ frame, earned, pages, mistakes, done }: Props) => {
  const t = useWords(earnedWords);
  return (
    <Page frame={frame} title={t.title} back={{ href: "/", text: t.home }} mistakes={mistakes}>
      <DonePanel words={doneWords} done={done} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {earned.length === 0 && <p>{t.nothing}</p>}
      <ul class="cards">
        {earned.map((one) => (
          <li class="card">
            <p class="eyebrow">{titleWords(one.runTitle)}</p>
            <h2 class="first">{templateText(one.label)}</h2>
            <p>
              <Tag tone={TONES[one.stands]}>{t.tags[one.stands]}</Tag>
            </p>
            <Standing one={one} />
          </li>
        ))}
      </ul>
      <ListPages of={t.title} pages={pages} words={[t.before, t.more]} />
    </Page>
  );
};

const Standing = ({ one }: { readonly one: OwnCredential }) => {
  const t = useWords(earnedWords);
  const where = one.earnedInTitle === null ? t.anotherGroup : titleWords(one.earnedInTitle);
  switch (one.stands) {
    case "to-claim":
      return (
        <>
          <Sessions one={one} />
          <p>{t.right}</p>
          <Act one={one} act="claim" words={t.claim} />
        </>
      );
    case "earned":
      return <Sessions one={one} />;
    case "to-show":
      return (
        <>
          <p>
            {t.earnedIn(where)} {t.asks}
          </p>
          <p>{t.ifShown}</p>
          <Act one={one} act="show" words={t.show} />
        </>
      );
    case "shown":
      return (
        <>
          <p>{t.earnedIn(where)}</p>
          <p>{t.ifStopped}</p>
          <Act one={one} act="stop-showing" words={t.stop} />
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
        : {templateText(label)}, {titleWords(runTitle)}
      </span>
    </button>
  </form>
);

/** What it rests on: each session, and who says that it was so. */
const Sessions = ({ one: { run, takes, sessions } }: { readonly one: OwnCredential }) => {
  const t = useWords(earnedWords);
  const language = useLanguage();
  return (
    <>
      <p>
        {t.takes(takes)} {t.recordSays(sessions.length)}
      </p>
      <ul>
        {sessions.map((session) => {
          const day = dateWords(session.on, language);
          const link =
            session.event === null ? day : <a href={`/decisions/${run}/${session.event}`}>{day}</a>;
          return (
            <li>
              {session.led ? t.led(link) : t.came(link)}{" "}
              <span class="soft">{whoSays(session, t)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
};

const whoSays = ({ self, others }: BorneOut, t: (typeof earnedWords)["en"]): string => {
  if (self) return others === 0 ? t.youToo : t.youAndOthers(others);
  return others === 0 ? t.onlyWriter : t.others(others);
};
