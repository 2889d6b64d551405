import type { RunFold } from "../../api/services/runs/run-view.ts";
import { deliveryIn } from "../../domain/rules/blocks.ts";
import { listWords } from "../../domain/counted-words.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { Part } from "../../domain/state.ts";
import { IndicatorChart } from "../board/indicator-chart.tsx";
import { Readings } from "../board/readings.tsx";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Day } from "../layout/when.tsx";
import { partTitle, runTitle, stepOf } from "../run/titles.ts";
import { memberName } from "../words/people.ts";
import { versionsOf } from "./versions-of.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  /** How many people each delivery reached, by its part. */
  readonly reached: { readonly [part: string]: number };
};

const day = (view: RunFold, part: Part, fact: string): string => {
  const on = part.facts.findLast((one) => one.fact === fact && one.disputed === null)?.on;
  return on === undefined ? "Not yet" : dateWords(on.slice(0, 10));
};

/** What was agreed to be done, beside what was done. */
const Deliveries = ({ frame, view, reached }: Props) => {
  const { state, run } = view;
  const parts = Object.values(state.parts).filter((part) => {
    const step = stepOf(state, part.step);
    return step !== undefined && deliveryIn(step, part) !== null;
  });
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">What was agreed, and what was done</h2>
      <div class="scrolls" tabindex={0} role="region" aria-labelledby="deliveries">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Agreed</th>
              <th scope="col">Started</th>
              <th scope="col">Done</th>
              <th scope="col">People reached</th>
              <th scope="col">Who did it</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr>
                <th scope="row">
                  <a href={`/board/${run}/${part.id}`}>{partTitle(view, part)}</a>
                </th>
                <td>
                  {part.dropped ? (
                    "Given up"
                  ) : part.gateAt === null ? (
                    "Not yet"
                  ) : (
                    <Day at={part.gateAt} frame={frame} />
                  )}
                </td>
                <td>{day(view, part, "delivery-started")}</td>
                <td>{day(view, part, "delivery-completed")}</td>
                <td>{reached[part.id] ?? "Not known yet"}</td>
                <td>
                  {part.deliveredBy.length === 0
                    ? "Nobody yet"
                    : listWords(part.deliveredBy.map((id) => memberName(view, id)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const sessionWords = { planned: "Planned", held: "Held", cancelled: "Cancelled" } as const;

/** The meetings that were planned, beside how they went. */
const Meetings = ({ view }: Pick<Props, "view">) => {
  const sessions = Object.values(view.state.sessions).toSorted((a, b) => a.on.localeCompare(b.on));
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">Meetings</h2>
      <div class="scrolls" tabindex={0} role="region" aria-labelledby="meetings">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">For</th>
              <th scope="col">How it stands</th>
              <th scope="col">People who came</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ on, part: id, status, came, others }) => {
              const part = view.state.parts[id];
              return (
                <tr>
                  <th scope="row">{dateWords(on)}</th>
                  <td>{part === undefined ? "" : partTitle(view, part)}</td>
                  <td>{sessionWords[status]}</td>
                  <td>{status === "held" ? came.length + others : ""}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** Everything that a run measures: as bars, and the same as tables. */
const Indicators = ({ view }: Pick<Props, "view">) => {
  const indicators = (view.state.template.indicators ?? []).filter(({ key }) =>
    view.state.readings.some(({ indicator }) => indicator === key),
  );
  if (indicators.length === 0) return null;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">What was measured</h2>
      {indicators.map((indicator) => (
        <>
          <IndicatorChart
            indicator={indicator}
            readings={view.state.readings.filter((one) => one.indicator === indicator.key)}
          />
          <Readings view={view} indicator={indicator} />
        </>
      ))}
    </section>
  );
};

/** What was written more than once, with the way to put any two of it side by side. */
const Rounds = ({ view }: Pick<Props, "view">) => {
  const first = Object.values(view.state.parts).filter((part) => {
    const all = versionsOf(view.state, part);
    return all.length > 1 && all.at(-1)?.part.id === part.id;
  });
  if (first.length === 0) return null;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">What was written more than once</h2>
      <ul class="plain-links">
        {first.map((part) => (
          <li>
            <a href={`/board/${view.run}/${part.id}/compare`}>
              {partTitle(view, part)}: see what changed
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How a run has gone: plan beside delivery, figures, and rounds beside each other. */
export const CoursePage = (props: Props) => (
  <Page
    frame={props.frame}
    title="How it goes"
    back={{ href: `/board/${props.view.run}`, text: "The run’s board" }}
    wide
  >
    <p class="eyebrow">{runTitle(props.view)}</p>
    <h1>How it goes</h1>
    <p class="lead">What was planned beside what was done, what was measured, and what changed.</p>
    <Deliveries {...props} />
    <Meetings view={props.view} />
    <Indicators view={props.view} />
    <Rounds view={props.view} />
  </Page>
);
