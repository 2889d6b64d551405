import type { JudgedRunItem } from "../../api/services/judged-runs.ts";
import { StandingTag } from "../board/standing.tsx";
import type { Frame } from "../frame.ts";
import { Select } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Tag } from "../layout/panel.tsx";
import { Day } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { findingWords, isFinding } from "../words/findings.ts";
import { STANDINGS, type OnlyJudged } from "./read-judged.ts";

type Props = {
  readonly frame: Frame;
  readonly runs: readonly JudgedRunItem[];
  readonly only: OnlyJudged;
  /** What templates are called, by their names. */
  readonly titles: { readonly [name: string]: string };
  readonly pages: PageAddresses;
};

const Filter = ({ only }: Pick<Props, "only">) => (
  <form class="row no-print" method="get" action="/audit" role="search">
    <Select
      name="verdict"
      label="Which verdict?"
      empty="Any of them"
      value={only.standing ?? ""}
      options={STANDINGS}
    />
    <Select
      name="finding"
      label="What was found?"
      empty="Anything, or nothing"
      value={only.finding ?? ""}
      options={Object.entries(findingWords).map(([value, label]) => ({ value, label }))}
    />
    <button class="button button-second" type="submit">
      Show these
    </button>
  </form>
);

const JudgedRunCard = ({
  frame,
  run,
  titles,
}: Pick<Props, "frame" | "titles"> & { readonly run: JudgedRunItem }) => (
  <li class="card">
    <h2>
      <a class="card-link" href={`/audit/${run.run}`}>
        {titleWords(run.title)}
      </a>
    </h2>
    <p>
      <StandingTag standing={run.standing} />{" "}
      {run.damaged && <Tag tone="stop">Part of its record cannot be read</Tag>}{" "}
      <span class="soft">
        {run.template !== null && `${titles[run.template] ?? run.template}, `}started{" "}
        <Day at={run.launchedAt} frame={frame} />
      </span>
    </p>
    {run.findings.length > 0 && (
      <ul>
        {run.findings.map((code) => (
          <li>{isFinding(code) ? findingWords[code] : code}</li>
        ))}
      </ul>
    )}
  </li>
);

/** All runs of an organisation with their verdicts, to be narrowed to a verdict and to a finding. */
export const JudgedRunsPage = ({ frame, runs, only, titles, pages }: Props) => (
  <Page frame={frame} title="Runs by verdict" back={{ href: "/", text: "Home" }}>
    <h1>Was it co-produced? All runs by verdict</h1>
    <p class="lead">
      Each verdict is worked out from the record alone. The newest run comes first. A run’s own page
      shows how it is now. This list can be a moment behind.
    </p>
    <Filter only={only} />
    {runs.length === 0 && <p>There is no such run.</p>}
    <ul class="cards">
      {runs.map((run) => (
        <JudgedRunCard frame={frame} run={run} titles={titles} />
      ))}
    </ul>
    <ListPages of="the runs" pages={pages} words={["Newer runs", "Older runs"]} />
  </Page>
);
