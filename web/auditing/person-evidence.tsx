import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { assuranceWords } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Answer } from "../../domain/state.ts";
import { Told } from "../contribute/told.tsx";
import { sentenceOf } from "../decisions/entry.tsx";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { assuranceNow } from "../run/assurance-now.ts";
import { dataOf } from "../run/entry-data.ts";
import { knownWords } from "../words/membership.ts";
import { memberName, nameOf, sideWords } from "../words/people.ts";
import { EntryLink } from "./entry-link.tsx";
import { answerOf, type PersonEvidence } from "./part-evidence.ts";

type Props = { readonly frame: Frame; readonly view: RunFold; readonly person: PersonEvidence };

/** What became of an answer that does not count as it was given. */
const standingWords: { readonly [standing in Answer["standing"]]: string | null } = {
  current: null,
  lapsed: "It no longer counts, because the words changed after it.",
  superseded: "They gave another answer after it.",
  disputed: "They say that this was not their answer. It was taken out.",
};

const Line = ({
  frame,
  view,
  entry,
}: Pick<Props, "frame" | "view"> & { readonly entry: HistoryEntry }) => (
  <>
    {sentenceOf({ frame, view, entry })}{" "}
    <span class="soft">
      <When at={entry.at} frame={frame} />.{" "}
      <EntryLink run={view.run} entry={entry} what={sentenceOf({ frame, view, entry })} />
    </span>
  </>
);

/** The answer, its words, on what it rests, and what became of it. */
const Said = ({ frame, view, person, entry }: Props & { readonly entry: HistoryEntry }) => {
  const data = dataOf(entry);
  const assurance = assuranceNow(view.state, entry);
  const helper = data.inside("assistance")?.text("helper") ?? null;
  const became = standingWords[answerOf(person, entry)?.standing ?? "current"];
  const names = { ...view.names, ...entry.names };
  return (
    <li>
      <Line frame={frame} view={view} entry={entry} />
      {data.sealed.map((name) => (
        <Told text={data.words(name)} />
      ))}
      {assurance !== null && (
        <p>
          {assuranceWords[assurance]}
          {helper !== null && ` The helper was ${nameOf(names, helper)}.`}
        </p>
      )}
      {became !== null && <p>{became}</p>}
    </li>
  );
};

const REACHED_FOR_OTHERS =
  "How it reached them is shown to them, to those who help there, and to auditors.";

/** One person who was asked: how it is known who they are, how the question reached them, what they said and by what evidence. */
export const PersonSection = ({ frame, view, person }: Props) => {
  const { member: id, reached, said, request } = person;
  const member = own(view.state.members, id);
  const roles = frame.principal?.roles ?? [];
  const oversees = roles.some((role) => role !== "member" && role !== "pwle-approver");
  const isShown = oversees || frame.principal?.id === id;
  const isOpen = own(view.state.parts, request.part)?.gate === "open";
  return (
    <section class="content-section" aria-label={memberName(view, id)}>
      <h3>{memberName(view, id)}</h3>
      {member !== undefined && (
        <p class="soft">
          {sideWords[member.side]}. {knownWords(member).join(" ")}
        </p>
      )}
      <h4>How it reached them</h4>
      {reached.length === 0 ? (
        <p>{isShown ? "Nothing is on record of a message or a talk." : REACHED_FOR_OTHERS}</p>
      ) : (
        <ol>
          {reached.map((entry) => (
            <li>
              <Line frame={frame} view={view} entry={entry} />
            </li>
          ))}
        </ol>
      )}
      <h4>What they said</h4>
      {said.length === 0 ? (
        <p>
          {isOpen
            ? "What people say is hidden until the decision is made."
            : "No answer. Silence counts as nothing."}
        </p>
      ) : (
        <ol>
          {said.map((entry) => (
            <Said frame={frame} view={view} person={person} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
};
