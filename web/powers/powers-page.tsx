import type { Holder, PowerEntry } from "../../api/services/powers.ts";
import type { FreshChange } from "../../api/services/fresh-changes.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { FreshSection } from "./fresh-section.tsx";
import { organisationRole, powerWords, whoIs } from "./power-words.tsx";
import { powersWords } from "./powers-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly holders: readonly Holder[];
  readonly holderPages: PageAddresses;
  readonly entries: readonly PowerEntry[];
  readonly entryPages: PageAddresses;
  /** Whether the entries are about everybody, and not about the reader alone. */
  readonly isAll: boolean;
  /** The reader's own changes that do not count yet. */
  readonly fresh: readonly FreshChange[];
};

/** Who can act in the organisation, and as whom. */
export const PowersPage = (props: Props) => {
  const { frame, holders, holderPages, entries, entryPages, isAll, fresh } = props;
  const t = useWords(powersWords);
  return (
    <Page frame={frame} title={t.title} back={{ href: "/details", text: t.back }}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <a href="/who-can-act/timeline">{t.timeline}</a>
      </p>
      {fresh.length > 0 && <FreshSection frame={frame} fresh={fresh} />}
      <section aria-labelledby="holders">
        <h2 id="holders">{t.seeAll}</h2>
        <p>{t.seeAllText}</p>
        <ul>
          {holders.map(({ event, who, kind, name, role, since, by, byName }) => (
            <li key={event}>
              {t.holder(
                kind === "program" ? t.program(who.slice(-4)) : whoIs(who, name),
                organisationRole(role),
                <When at={since} frame={frame} />,
                whoIs(by, byName),
              )}
            </li>
          ))}
        </ul>
        <ListPages of={t.seeAll} pages={holderPages} words={[t.before, t.more]} />
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">{isAll ? t.all : t.aboutYou}</h2>
        {!isAll && <p>{t.notYou}</p>}
        {entries.length === 0 && <p>{t.none}</p>}
        <ul>
          {entries.map((entry) => (
            <li key={entry.event}>
              {powerWords(entry)}{" "}
              {t.by(whoIs(entry.actor.id, entry.actorName), <When at={entry.at} frame={frame} />)}
            </li>
          ))}
        </ul>
        <ListPages of={t.changes} pages={entryPages} words={[t.held.newer, t.held.older]} />
      </section>
    </Page>
  );
};
