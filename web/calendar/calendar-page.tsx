import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { Day } from "../layout/when.tsx";

const doneWords: DoneWords = {
  made: "Your calendar has an address. Copy it into your calendar.",
  "taken-back": "The address is taken back. Nobody can read your calendar there any more.",
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
}) => (
  <Page frame={frame} title="Your calendar" back={{ href: "/", text: "Home" }}>
    <DonePanel words={doneWords} done={done} />
    <h1>Your calendar</h1>
    <p class="lead">
      Your own calendar can show the days by which something is due here. It gets them from an
      address that is yours alone.
    </p>
    <p>
      The calendar says what is due, and the titles of runs. It names nobody. Whoever has the
      address can read it, so give it to your calendar only.
    </p>
    {feed === null ? (
      <form method="post" action="/calendar">
        <input type="hidden" name="key" value={freshKey()} />
        <button class="button" type="submit">
          Make an address
        </button>
      </form>
    ) : (
      <>
        <h2>The address</h2>
        <p class="words">{feed.address}</p>
        <p>
          In your calendar, choose to subscribe to a calendar, or to add one from the internet. Then
          paste this address.
        </p>
        <p class="soft">
          It is in use since <Day at={feed.madeAt} frame={frame} />.
        </p>
        <form class="row" method="post" action="/calendar/take-back">
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" type="submit">
            Take this address back
          </button>
        </form>
        <form class="row" method="post" action="/calendar">
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" type="submit">
            Make a new address in its place
          </button>
        </form>
      </>
    )}
  </Page>
);
