import type { RunView } from "../../api/services/runs/run-view.ts";
import { currentStep, own } from "../../domain/rules/lookup.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Panel, Tag, type DoneWords } from "../layout/panel.tsx";
import { Day, When } from "../layout/when.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { partTitle, runTitle, stepOf } from "../run/titles.ts";
import { count } from "../../domain/counted-words.ts";
import { canEnd } from "./end-page.tsx";
import { PartCard } from "./part-card.tsx";
import { Path } from "./path.tsx";
import { Standing } from "./standing.tsx";
import { Waiting } from "./waiting.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunView;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  paused: "The run is paused. Every clock has stopped.",
  resumed: "The run goes on. Everybody has as much time as before.",
  site: "The place is on the list.",
  ended: "The run is ended. What people shared can still be answered.",
  "sites-complete": "The list of places is complete.",
};

const Status = ({ view }: Pick<Props, "view">) => {
  switch (view.state.status) {
    case "paused":
      return <Tag tone="wait">Paused</Tag>;
    case "finished":
      return <Tag tone="plain">Finished</Tag>;
    default:
      return <Tag tone="good">Under way</Tag>;
  }
};

/** Adding places, and saying that these are all. */
const Sites = ({
  view,
  step,
  body,
  mistakes,
}: Pick<Props, "view" | "body" | "mistakes"> & { readonly step: string }) => (
  <section class="content-section" aria-labelledby="sites">
    <h3 id="sites">Places</h3>
    <form method="post" action={`/board/${view.run}/sites`} novalidate>
      <input type="hidden" name="key" value={freshKey()} />
      <input type="hidden" name="step" value={step} />
      <TextInput
        name="site"
        label="Add a place where this is rolled out"
        hint="Such as a ward, a clinic or a school."
        value={body.text("site")}
        error={mistakeFor(mistakes, "site")}
      />
      <button class="button button-second" type="submit">
        Add this place
      </button>
    </form>
    <details class="after-button">
      <summary>These are all the places</summary>
      <form class="opened" method="post" action={`/board/${view.run}/sites/complete`}>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="step" value={step} />
        <p>After this no place can be added. The step ends when each place is agreed and done.</p>
        <button class="button button-second" type="submit">
          Yes, these are all
        </button>
      </form>
    </details>
  </section>
);

const Steering = ({ view, reader }: Pick<Props, "view" | "reader">) => (
  <section aria-labelledby="steering">
    <h2 id="steering">Steering</h2>
    {view.state.status === "paused" ? (
      <form method="post" action={`/board/${view.run}/resume`}>
        <input type="hidden" name="key" value={freshKey()} />
        <button class="button" type="submit">
          Start the run again
        </button>
      </form>
    ) : (
      view.state.status === "running" && (
        <p>
          <a href={`/board/${view.run}/pause`}>Pause this run</a>
        </p>
      )
    )}
    {reader.owns && canEnd(view.state) && (
      <p>
        <a href={`/board/${view.run}/end`}>End this run: the group said no</a>
      </p>
    )}
  </section>
);

export const BoardPage = ({ frame, view, reader, body, mistakes, done }: Props) => {
  const { state, plan, run } = view;
  const step = currentStep(state);
  const definition = step && stepOf(state, step.key);
  const parts = (step?.parts ?? []).flatMap((id) => own(state.parts, id) ?? []);
  const earlier = Object.values(state.parts).filter((part) => !parts.includes(part));
  const waitingContributions = Object.values(state.contributions).filter(
    ({ status }) => status !== "answered",
  ).length;
  const active = Object.values(state.members).filter(({ status }) => status === "active");
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={runTitle(view)}
      back={{ href: "/", text: "Home" }}
      wide
    >
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{state.template.title}</p>
      <h1>{runTitle(view)}</h1>
      <p>
        <Status view={view} />{" "}
        <span class="soft">
          Started on <Day at={state.launchedAt} frame={frame} />
          {state.finishedAt !== null && (
            <>
              , finished on <Day at={state.finishedAt} frame={frame} />
            </>
          )}
        </span>
      </p>
      {state.overrides.length > 0 && (
        <Panel tone="stop" title="Not everything here was agreed">
          <p>
            {count(state.overrides.length, "part", "parts")} went ahead without the group’s
            agreement. The record shows which, by whom, and why. It cannot be hidden again.
          </p>
        </Panel>
      )}
      <div class="board">
        <div>
          <section aria-labelledby="waits">
            <h2 id="waits" class="first">
              What the run waits for
            </h2>
            {plan.waits.length === 0 ? (
              <p>
                {state.status === "finished"
                  ? "Nothing. This run has reached its end."
                  : "Nobody. The next step opens by itself in a moment."}
              </p>
            ) : (
              <Waiting frame={frame} view={view} waits={plan.waits} reader={reader} />
            )}
          </section>
          {definition && (
            <section aria-labelledby="now">
              <h2 id="now">
                {state.status === "finished" ? "The last step" : "Now"}: {definition.title}
              </h2>
              <p class="lead">{definition.purpose}</p>
              <ul class="cards">
                {parts.map((part) => (
                  <PartCard frame={frame} view={view} part={part} reader={reader} />
                ))}
              </ul>
              {definition.parts.kind === "added" &&
                step.status === "open" &&
                !step.sitesComplete &&
                reader.steers && (
                  <Sites view={view} step={step.key} body={body} mistakes={mistakes} />
                )}
              {plan.wakeAt !== null && definition.parts.kind === "repeats" && (
                <p>
                  We look again at <When at={plan.wakeAt} frame={frame} />.
                </p>
              )}
            </section>
          )}
          <Standing view={view} reader={reader} />
          <section aria-labelledby="more">
            <h2 id="more">More about this run</h2>
            <ul class="plain-links">
              <li>
                <a href={`/board/${run}/people`}>People</a>
                <span class="soft"> – {count(active.length, "person", "people")} in the group</span>
              </li>
              <li>
                <a href={`/board/${run}/course`}>How it goes: plan, delivery and figures</a>
              </li>
              <li>
                <a href={`/board/${run}/facts`}>What has happened</a>
              </li>
              <li>
                <a href={`/board/${run}/links`}>Links to other runs</a>
              </li>
              <li>
                <a href={`/board/${run}/contributions`}>Stories, ideas and concerns</a>
                <span class="soft">
                  {" "}
                  –{" "}
                  {waitingContributions === 0
                    ? "all are answered"
                    : count(waitingContributions, "waits for an answer", "wait for an answer")}
                </span>
              </li>
              {reader.member && (
                <li>
                  <a href={`/contribute/${run}`}>Share a story, an idea or a concern</a>
                </li>
              )}
              <li>
                <a href={`/decisions/${run}`}>Everything that was decided</a>
              </li>
            </ul>
          </section>
          {earlier.length > 0 && (
            <details>
              <summary>{`Earlier parts (${earlier.length})`}</summary>
              <ul class="opened plain-links">
                {earlier.map((part) => (
                  <li>
                    <a href={`/board/${run}/${part.id}`}>{partTitle(view, part)}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {reader.steers && state.status !== "finished" && <Steering view={view} reader={reader} />}
        </div>
        <aside aria-labelledby="path">
          <h2 id="path" class="first">
            The path
          </h2>
          <Path view={view} />
        </aside>
      </div>
    </Page>
  );
};
