import type { RunFold } from "../../api/services/runs/run-view.ts";
import { sessionBlocksOf, sessionsOf } from "../../domain/blocks/session/sessions.ts";
import { blockAt } from "../../domain/rules/progress.ts";
import type { Sealed } from "../../domain/sealed.ts";
import type { Session } from "../../domain/blocks/session/state.ts";
import type { Part } from "../../domain/state.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { SessionBlock } from "../../domain/template.ts";
import { activeMembers } from "../choose/matching.ts";
import { PeopleField } from "../choose/person-field.tsx";
import { chosenIn } from "../choose/read-people.ts";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { TextArea, TextInput } from "../layout/fields.tsx";
import { Erased, Words } from "../layout/panel.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { contributionWords } from "../words/contributions.ts";
import { listWords } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";
import { choiceOf, PartForm, textOf, type Filling } from "./part-form.tsx";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
} & Filling;

const modes = [
  { value: "in-person", label: "Face to face" },
  { value: "online", label: "Online" },
  { value: "both", label: "Both" },
] as const;

const stands = { planned: "Planned for", held: "Held on", cancelled: "Cancelled. It was for" };

const Said = ({ view, text }: { readonly view: RunFold; readonly text: Sealed | null }) => {
  if (text === null) return null;
  const said = view.disclosed[text.commitment];
  return typeof said === "string" ? <Words>{said}</Words> : <Erased />;
};

const Plan = ({ view, part, block, body, mistakes }: Props & { readonly block: SessionBlock }) => {
  const filling = { body, mistakes };
  const text = textOf(filling);
  return (
    <PartForm
      action={`/board/${view.run}/${part.id}/sessions/plan`}
      heading="Plan a session"
      hidden={{ block: block.key }}
      button="Plan it"
    >
      <p>Everybody in the run gets a message.</p>
      <DateFields name="planned" label="The day" {...filling} />
      <DateFields
        name="until"
        label="The last day, if it takes more than one"
        optional
        {...filling}
      />
      <Choices
        kind="radio"
        {...choiceOf(filling)("mode")}
        label="How do people meet?"
        options={modes}
      />
      <TextArea {...text("place")} label="Where is it, and at what time?" />
      <TextArea {...text("offers")} label="What do people find there? (you can leave this out)" />
    </PartForm>
  );
};

const HowItWent = ({
  view,
  part,
  session,
  body,
  mistakes,
}: Props & { readonly session: Session }) => {
  const filling = { body, mistakes };
  const people = activeMembers(view);
  const base = `/board/${view.run}/${part.id}/sessions`;
  const hidden = { session: session.id };
  const text = textOf(filling);
  const several = (name: string) => ({ name, people, mistakes, ...chosenIn(body, name) });
  return (
    <>
      <PartForm action={`${base}/held`} heading="It was held" hidden={hidden} button="It was held">
        <DateFields name="held" label="The day" {...filling} />
        <PeopleField {...several("came")} label="Who came?" />
        <PeopleField {...several("ledBy")} label="Who led it?" />
        <TextInput {...text("others")} label="How many others came?" short inputmode="numeric" />
        <TextArea {...text("account")} label="How did it go?" />
      </PartForm>
      <PartForm
        action={`${base}/cancelled`}
        heading="It is not held"
        hidden={hidden}
        button="Cancel it"
        second
      >
        <TextArea {...text("reason")} label="Why not?" />
      </PartForm>
    </>
  );
};

const kinds = (["story", "idea", "concern"] as const).map((value) => ({
  value,
  label: contributionWords[value],
}));

const WriteVoice = ({
  view,
  part,
  session,
  body,
  mistakes,
}: Props & { readonly session: Session }) => {
  const filling = { body, mistakes };
  const text = textOf(filling);
  return (
    <PartForm
      action={`/board/${view.run}/${part.id}/sessions/voice`}
      heading="Somebody who is not in the group said something"
      hidden={{ session: session.id }}
      button="Write it down"
      second
    >
      <Choices
        kind="radio"
        {...choiceOf(filling)("voiceKind")}
        label="What is it?"
        options={kinds}
      />
      <TextArea {...text("said")} label="What did they say?" />
      <TextInput
        {...text("contact")}
        label="How can you reach them? Only if they said that you may"
      />
    </PartForm>
  );
};

const OneSession = (props: Props & { readonly session: Session; readonly block: SessionBlock }) => {
  const { view, session, block, reader } = props;
  const { names, state } = view;
  const runs = (reader.delivers || session.ledBy.includes(reader.id)) && state.status === "running";
  const named = (ids: readonly string[]) => listWords(ids.map((id) => nameOf(names, id)));
  const voices = Object.values(state.voices).filter((voice) => voice.session === session.id);
  return (
    <li class="card">
      <p>
        <strong>
          {stands[session.status]} {dateWords(session.on)}
          {session.until === null ? "" : ` until ${dateWords(session.until)}`}
        </strong>
        , {modes.find(({ value }) => value === session.mode)?.label.toLowerCase()}.
      </p>
      <Said view={view} text={session.place} />
      <Said view={view} text={session.offers} />
      {session.status === "held" && (
        <p>
          Led by {named(session.ledBy) || "nobody named"}. Came:{" "}
          {named(session.came) || "nobody named"}
          {session.others > 0 && `, and ${session.others} more`}.
        </p>
      )}
      <Said view={view} text={session.account} />
      {voices.length > 0 && <p>{`What ${voices.length} people said who are not in the group:`}</p>}
      {voices.map((voice) => (
        <blockquote class="quote">
          <Said view={view} text={voice.text} />
          <p class="soft">
            {contributionWords[voice.kind]}, written down by {nameOf(names, voice.by)}
          </p>
          {voice.contact !== null && <Said view={view} text={voice.contact} />}
          {reader.administers && !voice.erased && (
            <p>
              <a href={`/board/${view.run}/voices/${voice.id}/erase`}>Erase these words</a>
            </p>
          )}
        </blockquote>
      ))}
      {runs && session.status === "planned" && <HowItWent {...props} />}
      {runs && block.voices === true && session.status !== "cancelled" && <WriteVoice {...props} />}
    </li>
  );
};

/** The sessions of a part: where and when they are, how they went, and what was said there. */
export const Sessions = (props: Props) => {
  const { view, part, reader } = props;
  const blocks = sessionBlocksOf(view.state, part);
  if (blocks.length === 0) return null;
  const at = blockAt(view.state, part);
  return (
    <section class="content-section" aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      {blocks.map((block) => (
        <>
          {block.title !== undefined && <h3>{block.title}</h3>}
          <ul class="cards">
            {sessionsOf(view.state, part, block.key).map((session) => (
              <OneSession {...props} session={session} block={block} />
            ))}
          </ul>
          {at?.key === block.key && reader.delivers && view.state.status === "running" && (
            <Plan {...props} block={block} />
          )}
        </>
      ))}
    </section>
  );
};
