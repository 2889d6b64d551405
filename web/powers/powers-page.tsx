import type { Holder, PowerEntry } from "../../api/services/powers.ts";
import type { FreshChange } from "../../api/services/fresh-changes.ts";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { FreshSection } from "./fresh-section.tsx";
import { organisationRole, powerWords, whoIs } from "./power-words.tsx";

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
  return (
    <Page
      frame={frame}
      title="Who can act, and as whom"
      back={{ href: "/details", text: "Your details" }}
    >
      <h1>Who can act, and as whom</h1>
      <p class="lead">
        Each change here is in the record, with who made it. Nobody can take it out again.
      </p>
      <p>
        <a href="/who-can-act/timeline">Who had which power, from when to when</a>
      </p>
      {fresh.length > 0 && <FreshSection frame={frame} fresh={fresh} />}
      <section aria-labelledby="holders">
        <h2 id="holders">Who can see all runs</h2>
        <p>
          Administrators and programme managers steer runs. Auditors read them. None of them can
          answer for you.
        </p>
        <ul>
          {holders.map(({ event, who, kind, name, role, since, by, byName }) => (
            <li key={event}>
              {kind === "program" ? `A program (${who.slice(-4)})` : whoIs(who, name)}:{" "}
              {organisationRole(role)}, since <When at={since} frame={frame} />. Given by{" "}
              {whoIs(by, byName)}.
            </li>
          ))}
        </ul>
        <ListPages
          of="who can see all runs"
          pages={holderPages}
          words={["Those before", "More of them"]}
        />
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">{isAll ? "All changes" : "About you"}</h2>
        {!isAll && (
          <p>
            Did somebody else do one of these in your name, and you do not know why? Tell your
            coordinator, or an administrator.
          </p>
        )}
        {entries.length === 0 && <p>Nothing yet.</p>}
        <ul>
          {entries.map((entry) => (
            <li key={entry.event}>
              {powerWords(entry)} By {whoIs(entry.actor.id, entry.actorName)},{" "}
              <When at={entry.at} frame={frame} />.
            </li>
          ))}
        </ul>
        <ListPages of="changes" pages={entryPages} words={["Newer ones", "Older ones"]} />
      </section>
    </Page>
  );
};
