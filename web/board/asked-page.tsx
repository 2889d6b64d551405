import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { AskedNow } from "../../api/services/runs/asked-now.ts";
import type { Part } from "../../domain/state.ts";
import { FindForm } from "../choose/find-form.tsx";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import type { PageAddresses } from "../page-address.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { AskedList } from "./who-was-asked.tsx";

/** For whoever may help: everybody who was asked, a page at a time. */
export const AskedPage = ({
  frame,
  view,
  part,
  here,
  asked,
  sought,
  pages,
}: {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  /** The page's own path. */
  readonly here: string;
  readonly asked: readonly AskedNow[];
  readonly sought: string;
  readonly pages: PageAddresses;
}) => (
  <Page
    frame={frame}
    title={`Who was asked: ${partTitle(view, part)}`}
    back={{ href: `/board/${view.run}/${part.id}`, text: partTitle(view, part) }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>Who was asked</h1>
    <FindForm
      action={here}
      name="called"
      label="Look for somebody who was asked"
      sought={sought}
      found={asked.length}
    />
    <AskedList frame={frame} view={view} asked={asked} />
    <ListPages
      of="those who were asked"
      pages={pages}
      words={["The people before", "More people"]}
    />
  </Page>
);
