import type { HeldPower } from "../../api/services/powers.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { useLanguage, useWords } from "../language/language.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { isolated } from "../words/isolate.ts";
import { organisationRole, whoIs } from "./power-words.tsx";
import { powersWords } from "./powers-words.tsx";

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
  const { held: t, program } = useWords(powersWords);
  switch (holding) {
    case "role":
      return t.role(whoIs(who, name), organisationRole(what));
    case "passkey":
      return t.passkey(whoIs(who, name), what.slice(0, 8));
    case "address":
      return t.address(whoIs(who, name));
    case "token":
      return t.role(program(who.slice(-4)), organisationRole(what));
    case "voucher":
      return t.voucher(isolated(name ?? what));
  }
}

const Held = ({ frame, one }: { readonly frame: Frame; readonly one: HeldPower }) => {
  const { held: t } = useWords(powersWords);
  const { from, until, lapses, countsFrom } = one;
  return (
    <li>
      <strong>{heldWords(one)}</strong>
      {t.since(<When at={from.at} frame={frame} />, whoIs(from.by, one.byName))}
      {until !== null
        ? t.ended(<When at={until.at} frame={frame} />, whoIs(until.by, one.untilByName))
        : lapses !== null
          ? t.lapses(<When at={lapses} frame={frame} />)
          : t.untilNow}
      {countsFrom !== null && countsFrom > from.at && (
        <span class="soft"> {t.counts(<When at={countsFrom} frame={frame} />)}</span>
      )}
    </li>
  );
};

/** Who had which power when. */
export const TimelinePage = ({ frame, held, pages, day, isAll, body, mistakes }: Props) => {
  const { held: t, title } = useWords(powersWords);
  const language = useLanguage();
  return (
    <Page
      frame={frame}
      mistakes={mistakes}
      title={t.title}
      back={{ href: "/who-can-act", text: title }}
    >
      <h1>{t.title}</h1>
      <p class="lead">
        {isAll ? t.leadAll : t.leadOwn} {t.order}
      </p>
      <form class="no-print" method="get" action="/who-can-act/timeline" novalidate>
        <DateFields name="on" label={t.askDay} hint={t.dayHint} body={body} mistakes={mistakes} />
        <button class="button button-second" type="submit">
          {t.show}
        </button>
      </form>
      {day !== null && (
        <p>
          {t.only(<strong>{dateWords(day, language)}</strong>)}{" "}
          <a href="/who-can-act/timeline">{t.showAll}</a>
        </p>
      )}
      {held.length === 0 && <p>{t.none}</p>}
      <ul>
        {held.map((one) => (
          <Held frame={frame} one={one} />
        ))}
      </ul>
      <ListPages of={t.title} pages={pages} words={[t.newer, t.older]} />
    </Page>
  );
};
