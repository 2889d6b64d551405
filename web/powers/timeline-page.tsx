import type { HeldPower } from "../../api/services/powers.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { DateFields } from "../layout/date-fields.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { isolated } from "../words/isolate.ts";
import { organisationRole, whoIs } from "./power-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly held: readonly HeldPower[];
  readonly pages: PageAddresses;
  /** The day that is asked for (YYYY-MM-DD); null: all. */
  readonly day: string | null;
  /** Whether it is about everybody, and not about the reader alone. */
  readonly isAll: boolean;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** Whose power, and which. */
function heldWords({ who, holding, what, name }: HeldPower): string {
  switch (holding) {
    case "role":
      return `${whoIs(who, name)}: ${organisationRole(what)}`;
    case "passkey":
      return `${whoIs(who, name)}: a passkey (${what.slice(0, 8)})`;
    case "address":
      return `${whoIs(who, name)}: an email address to sign in by`;
    case "token":
      return `A program (${who.slice(-4)}): ${organisationRole(what)}`;
    case "voucher":
      return `${isolated(name ?? what)}: may vouch for people`;
  }
}

const Held = ({ frame, one }: { readonly frame: Frame; readonly one: HeldPower }) => {
  const { from, until, lapses, countsFrom } = one;
  return (
    <li>
      <strong>{heldWords(one)}</strong>, from <When at={from.at} frame={frame} />, by{" "}
      {whoIs(from.by, one.byName)},{" "}
      {until === null ? (
        lapses === null ? (
          "until now."
        ) : (
          <>
            until <When at={lapses} frame={frame} /> at the latest.
          </>
        )
      ) : (
        <>
          until <When at={until.at} frame={frame} />, ended by {whoIs(until.by, one.untilByName)}.
        </>
      )}
      {countsFrom !== null && countsFrom > from.at && (
        <span class="soft">
          {" "}
          It counts as theirs from <When at={countsFrom} frame={frame} />.
        </span>
      )}
    </li>
  );
};

/** Who had which power when. */
export const TimelinePage = ({ frame, held, pages, day, isAll, body, mistakes }: Props) => (
  <Page
    frame={frame}
    mistakes={mistakes}
    title="Who had which power when"
    back={{ href: "/who-can-act", text: "Who can act, and as whom" }}
  >
    <h1>Who had which power when</h1>
    <p class="lead">
      {isAll
        ? "All roles, passkeys, addresses and programs, from when to when."
        : "Your roles, passkeys and addresses, from when to when."}{" "}
      What began last comes first.
    </p>
    <form class="no-print" method="get" action="/who-can-act/timeline" novalidate>
      <DateFields
        name="on"
        label="Who could act on a day?"
        hint="Leave it empty to see all."
        body={body}
        mistakes={mistakes}
      />
      <button class="button button-second" type="submit">
        Show that day
      </button>
    </form>
    {day !== null && (
      <p>
        You see only what was held on <strong>{dateWords(day)}</strong>.{" "}
        <a href="/who-can-act/timeline">Show all</a>
      </p>
    )}
    {held.length === 0 && <p>Nothing.</p>}
    <ul>
      {held.map((one) => (
        <Held frame={frame} one={one} />
      ))}
    </ul>
    <ListPages of="powers" pages={pages} words={["Newer ones", "Older ones"]} />
  </Page>
);
