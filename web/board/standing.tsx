import type { RunView } from "../../api/services/runs/run-view.ts";
import type { Evidence, Finding, Standing as Stands, Rung } from "../../domain/verdict.ts";
import { Tag, type Tone } from "../layout/panel.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { mendFor } from "../words/mends.ts";
import { stepOf } from "../run/titles.ts";

const words: { readonly [standing in Stands]: { readonly tone: Tone; readonly text: string } } = {
  "co-produced": { tone: "good", text: "Co-produced" },
  "at-risk": { tone: "wait", text: "At risk" },
  "not-co-produced": { tone: "stop", text: "Not co-produced" },
  held: { tone: "plain", text: "Took place. Nothing was decided here" },
  "not-yet": { tone: "plain", text: "Not decided yet" },
};

const firmness: { readonly [evidence in Evidence]: string } = {
  "vouched-and-signed": "people signed it themselves, and those who know them vouch for them",
  signed: "people signed it themselves",
  "own-act": "people said so themselves",
  "helpers-word": "it rests on what a helper wrote down",
  "managers-word": "it rests on a manager’s word for who has lived experience",
  none: "",
};

const rungs: { readonly [rung in Rung]: string } = {
  coercion: "Made to",
  educating: "Being taught",
  informing: "Being told",
  consultation: "Being asked",
  engagement: "Having a say",
  "co-design": "Designing together",
  "co-production": "Doing it all together",
};

/** How the events themselves judge a step or the run, in words. */
export const StandingTag = ({ standing }: { readonly standing: Stands }) => (
  <Tag tone={words[standing].tone}>{words[standing].text}</Tag>
);

export const standingInWords = (standing: Stands): string => words[standing].text;

export const rungInWords = (rung: Rung): string => rungs[rung].toLowerCase();

export const evidenceInWords = (evidence: Evidence): string => firmness[evidence];

/** Entries that a finding names on the page: in a large group one may rest on thousands. */
const MOST_CITED = 20;

/** The entries that a finding rests on. */
export const Rests = ({ view, found }: { readonly view: RunView; readonly found: Finding }) => {
  if (found.events.length === 0) return null;
  return (
    <span class="soft">
      {" "}
      This rests on{" "}
      {found.events.slice(0, MOST_CITED).map((id, at) => (
        <>
          {at > 0 && ", "}
          <a href={`/decisions/${view.run}/${view.cited[id] ?? id}`}>
            {view.cited[id] === undefined
              ? "an entry without a number yet"
              : `entry ${view.cited[id]}`}
          </a>
        </>
      ))}
      {found.events.length > MOST_CITED &&
        ` and ${found.events.length - MOST_CITED} more, which the file to check names`}
      .
    </span>
  );
};

/** The way to the page that mends it, for whoever can. */
const Mending = ({
  view,
  found,
  reader,
}: {
  readonly view: RunView;
  readonly found: Finding;
  readonly reader: ReaderInRun;
}) => {
  const mend = mendFor(found, view);
  const can = mend !== null && (reader.steers || (mend.by === "anybody" && reader.member));
  return can ? (
    <p>
      <a href={mend.href}>{mend.text}</a>
    </p>
  ) : null;
};

/** The verdict: worked out from the record alone, and by the same rules wherever it is shown. */
export const Standing = ({
  view,
  reader,
}: {
  readonly view: RunView;
  readonly reader: ReaderInRun;
}) => {
  const { verdict } = view;
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">Is it co-produced?</h2>
      <p>
        <StandingTag standing={verdict.standing} />{" "}
        <span class="soft">As far as it goes: {rungInWords(verdict.rung)}.</span>
      </p>
      {verdict.findings.length === 0 ? (
        <p>Nothing on record speaks against it.</p>
      ) : (
        <ul>
          {verdict.findings.map((found) => (
            <li>
              {found.step !== null && (
                <strong>{stepOf(view.state, found.step)?.title ?? found.step}: </strong>
              )}
              {found.reason}
              <Rests view={view} found={found} />
              <Mending view={view} found={found} reader={reader} />
            </li>
          ))}
        </ul>
      )}
      <p class="soft">
        Nobody can set this by hand. It is worked out from what is on record, and{" "}
        <a href={`/runs/${view.run}/bundle`}>anybody can check it</a> without us.
      </p>
    </section>
  );
};
