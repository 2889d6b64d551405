import type { Access } from "../../api/services/access.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { runTitle } from "../run/titles.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly looks: readonly Access[];
  readonly pages: PageAddresses;
};

const roleWords: { readonly [role: string]: string } = {
  administrator: "an administrator",
  "programme-manager": "a programme manager",
  "pwle-approver": "a member",
  member: "a member",
  auditor: "an auditor",
};

/** Who looked at the decision history: those who check are checked too. */
export const AccessPage = ({ frame, view, looks, pages }: Props) => (
  <Page
    frame={frame}
    title="Who looked at this"
    back={{ href: `/decisions/${view.run}`, text: "All that happened" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>Who looked at this</h1>
    <p class="lead">
      Reading the history of this run is written down too. Looking again within a minute counts
      once.
    </p>
    {looks.length === 0 && <p>Nobody has looked yet, or only a moment ago.</p>}
    <ul>
      {looks.map(({ at, name, role, what }) => (
        <li>
          {name ?? "Somebody"}, {roleWords[role] ?? role},{" "}
          {what === "bundle" ? "took a copy to check" : "read the history"}:{" "}
          <When at={at} frame={frame} />
        </li>
      ))}
    </ul>
    <ListPages of="who looked" pages={pages} words={["Newer ones", "Older ones"]} />
  </Page>
);
