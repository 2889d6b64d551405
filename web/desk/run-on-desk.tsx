import type { RunOnDesk as Listed } from "../../api/services/desk.ts";
import { count, listWords } from "../../domain/counted-words.ts";
import type { DeskRisk, DeskWait } from "../../domain/desk/desk.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Frame } from "../frame.ts";
import { Tag } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { titleOfPart, titleWords } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { riskWords } from "../words/risks.ts";
import { shortWaits, waitWordsIn } from "../words/waits.ts";
import { STATUSES } from "./read-only.ts";

type Props = { readonly frame: Frame; readonly run: Listed };

const partOf = ({ names, disclosed }: Listed, id: string | null): string | null => {
  const name = id === null ? undefined : own(names.parts, id);
  return name === undefined ? null : titleOfPart(name, disclosed);
};

const Waits = ({ frame, run, wait }: Props & { readonly wait: DeskWait }) => {
  const { what, who, mend, until, link } = waitWordsIn(wait, {
    run: run.run,
    titleOf: (id) => partOf(run, id),
    nameOf: (id) => nameOf(run.people, id),
    ...{ hasErased: wait.hasErased, need: wait.need },
  });
  return (
    <li>
      <p>
        <strong>{what}</strong> <span class="soft">Since</span>{" "}
        <span class="soft">
          <When at={wait.since} frame={frame} />.
        </span>
      </p>
      {who !== null && <p>We wait for {who}.</p>}
      {mend !== null && <p>{mend}</p>}
      {until !== null && (
        <p>
          {until.before} <When at={until.at} frame={frame} />.
        </p>
      )}
      {link !== null && (
        <p>
          <a href={link.href}>{link.text}</a>
        </p>
      )}
    </li>
  );
};

const Risks = ({ frame, run, risk }: Props & { readonly risk: DeskRisk }) => {
  const named = risk.members.map((id) => nameOf(run.people, id));
  const { what, link } = riskWords(risk.code, {
    run: run.run,
    part: risk.part,
    who:
      named.length === 0
        ? null
        : listWords(risk.more === 0 ? named : [...named, count(risk.more, "other", "others")]),
    where: partOf(run, risk.part) ?? own(run.names.steps, risk.step ?? "") ?? null,
  });
  return (
    <li>
      <p>
        {what}
        {risk.until !== null && (
          <>
            {" "}
            Mend it by <When at={risk.until} frame={frame} />.
          </>
        )}{" "}
        <a href={link.href}>{link.text}</a>
      </p>
    </li>
  );
};

const Due = ({ frame, run }: Props) => {
  const { due } = run;
  if (due === null) return null;
  const about = partOf(run, due.part);
  return (
    <p>
      {Date.parse(due.at) < frame.now.getTime() ? "Was due" : "Next due"}:{" "}
      <strong>
        <When at={due.at} frame={frame} />
      </strong>
      , {shortWaits[due.for]}
      {about !== null && <> (“{about}”)</>}.
    </p>
  );
};

/** A run on a manager's desk: where it is, what is due, what it waits for and since when, and what puts it at risk. */
export const RunOnDesk = ({ frame, run }: Props) => {
  const status = STATUSES.find(({ value }) => value === run.status);
  return (
    <li class="card">
      <h2>
        <a href={`/board/${run.run}`}>{titleWords(run.title)}</a>
      </h2>
      <p>
        <Tag tone="plain">{status?.label ?? "Not started"}</Tag>{" "}
        {run.step !== null && (
          <>
            Now: <strong>{run.step}</strong>
          </>
        )}
      </p>
      <Due frame={frame} run={run} />
      {run.damaged && <p>Its record cannot be read just now.</p>}
      {run.waits.length > 0 && (
        <>
          <h3>What it waits for</h3>
          <ul>
            {run.waits.map((wait) => (
              <Waits frame={frame} run={run} wait={wait} />
            ))}
          </ul>
        </>
      )}
      {run.risks.length > 0 && (
        <>
          <h3>What may keep it from being co-produced</h3>
          <ul>
            {run.risks.map((risk) => (
              <Risks frame={frame} run={run} risk={risk} />
            ))}
          </ul>
        </>
      )}
      <p class="soft">
        The last entry is from <When at={run.updatedAt} frame={frame} />.
      </p>
    </li>
  );
};
