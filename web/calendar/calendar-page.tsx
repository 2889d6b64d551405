import { fromEach } from "../../domain/language.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { Day } from "../layout/when.tsx";
import { calendarWords } from "./calendar-words.tsx";

const doneWords: DoneWords = {
  made: fromEach(calendarWords, ({ done }) => done.made),
  "taken-back": fromEach(calendarWords, ({ done }) => done["taken-back"]),
};

/** Where the reader gets the address of their calendar, and takes it back. */
export const CalendarPage = ({
  frame,
  feed,
  done,
}: {
  readonly frame: Frame;
  /** Its whole address, and since when it is in use; null when there is none. */
  readonly feed: { readonly address: string; readonly madeAt: string } | null;
  readonly done: string | undefined;
}) => {
  const t = useWords(calendarWords);
  const { home } = useWords(layoutWords);
  return (
    <Page frame={frame} title={t.title} back={{ href: "/", text: home }}>
      <DonePanel words={doneWords} done={done} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.says}</p>
      {feed === null ? (
        <form method="post" action="/calendar">
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button" type="submit">
            {t.make}
          </button>
        </form>
      ) : (
        <>
          <h2>{t.address}</h2>
          <p class="words">{feed.address}</p>
          <p>{t.how}</p>
          <p class="soft">{t.since(<Day at={feed.madeAt} frame={frame} />)}</p>
          <form class="row" method="post" action="/calendar/take-back">
            <input type="hidden" name="key" value={freshKey()} />
            <button class="button button-second" type="submit">
              {t.takeBack}
            </button>
          </form>
          <form class="row" method="post" action="/calendar">
            <input type="hidden" name="key" value={freshKey()} />
            <button class="button button-second" type="submit">
              {t.another}
            </button>
          </form>
        </>
      )}
    </Page>
  );
};
