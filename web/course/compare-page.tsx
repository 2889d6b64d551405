import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Part } from "../../domain/state.ts";
import { Changes } from "../form/changes.tsx";
import { Content } from "../form/content.tsx";
import type { Frame } from "../frame.ts";
import { Select } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import { formOfPart, partTitle, runTitle } from "../run/titles.ts";
import { memberName } from "../words/people.ts";
import type { Comparable } from "./versions-of.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly all: readonly Comparable[];
  readonly before: Comparable;
  readonly after: Comparable;
};

const called = (view: RunFold, { part, version }: Comparable): string =>
  `${partTitle(view, part)}, version ${version.number}`;

const Side = ({
  frame,
  view,
  one,
  id,
}: Pick<Props, "frame" | "view"> & { one: Comparable; id: string }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{called(view, one)}</h2>
    <p class="soft">
      By {memberName(view, one.version.author)}, at <When at={one.version.at} frame={frame} />
    </p>
    <Content
      form={formOfPart(view.state, one.part)}
      version={one.version}
      sections={[]}
      reading={view}
      under={id}
    />
  </section>
);

/** Two versions of what was written, of one round or of two: what changed, word by word, and both side by side. */
export const ComparePage = ({ frame, view, part, all, before, after }: Props) => {
  const title = partTitle(view, part);
  const options = all.map((one) => ({ value: one.name, label: called(view, one) }));
  return (
    <Page
      frame={frame}
      title={`Side by side: ${title}`}
      back={{ href: `/board/${view.run}/${part.id}`, text: title }}
      wide
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Side by side: {title}</h1>
      <form class="row" method="get" action={`/board/${view.run}/${part.id}/compare`}>
        <Select name="before" label="The earlier one" value={before.name} options={options} />
        <Select name="after" label="The later one" value={after.name} options={options} />
        <button class="button button-second" type="submit">
          Put these side by side
        </button>
      </form>
      <section aria-labelledby="changed">
        <h2 id="changed">What changed, word by word</h2>
        <Changes
          form={formOfPart(view.state, after.part)}
          before={before.version}
          after={after.version}
          sections={[]}
          names={view.names}
          disclosed={view.disclosed}
        />
      </section>
      <div class="compare">
        <Side frame={frame} view={view} one={before} id="earlier" />
        <Side frame={frame} view={view} one={after} id="later" />
      </div>
    </Page>
  );
};
