import type { RunFold } from "../../api/services/runs/run-view.ts";
import { sessionBlocksOf, sessionsOf } from "../../domain/blocks/session/sessions.ts";
import { blockAt } from "../../domain/rules/progress.ts";
import type { Sealed } from "../../domain/sealed.ts";
import type { Part, Session } from "../../domain/state.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { SessionBlock } from "../../domain/template.ts";
import { freshKey, type Body } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea, TextInput } from "../layout/fields.tsx";
import { Erased, Words } from "../layout/panel.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { contributionWords } from "../words/contributions.ts";
import { listWords, nameOf } from "../words/people.ts";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

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

const Plan = ({ view, part, body, mistakes, block }: Props & { readonly block: SessionBlock }) => (
  <form method="post" action={`/board/${view.run}/${part.id}/sessions/plan`} novalidate>
    <h3>Plan a session</h3>
    <p>Everybody in the run gets a message.</p>
    <input type="hidden" name="key" value={freshKey()} />
    <input type="hidden" name="block" value={block.key} />
    <DateFields name="planned" label="The day" body={body} mistakes={mistakes} />
    <DateFields
      name="until"
      label="The last day, if it takes more than one"
      optional
      body={body}
      mistakes={mistakes}
    />
    <Choices
      kind="radio"
      name="mode"
      label="How do people meet?"
      chosen={[body.text("mode")]}
      error={mistakeFor(mistakes, "mode")}
      options={modes}
    />
    <TextArea
      name="place"
      label="Where is it, and at what time?"
      value={body.text("place")}
      error={mistakeFor(mistakes, "place")}
    />
    <TextArea
      name="offers"
      label="What do people find there? (you can leave this out)"
      value={body.text("offers")}
      error={mistakeFor(mistakes, "offers")}
    />
    <button class="button" type="submit">
      Plan it
    </button>
  </form>
);

const HowItWent = (props: Props & { readonly session: Session }) => {
  const { view, part, body, mistakes, session } = props;
  const people = Object.values(view.state.members)
    .filter(({ status }) => status === "active")
    .map(({ id }) => ({ value: id, label: nameOf(view.names, id) }));
  const base = `/board/${view.run}/${part.id}/sessions`;
  return (
    <>
      <form method="post" action={`${base}/held`} novalidate>
        <h3>It was held</h3>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="session" value={session.id} />
        <DateFields name="held" label="The day" body={body} mistakes={mistakes} />
        {(["came", "ledBy"] as const).map((name) => (
          <Choices
            kind="checkbox"
            name={name}
            label={name === "came" ? "Who came?" : "Who led it?"}
            chosen={body.all(name)}
            error={mistakeFor(mistakes, name)}
            options={people}
          />
        ))}
        <TextInput
          name="others"
          label="How many others came?"
          short
          inputmode="numeric"
          value={body.text("others")}
          error={mistakeFor(mistakes, "others")}
        />
        <TextArea
          name="account"
          label="How did it go?"
          value={body.text("account")}
          error={mistakeFor(mistakes, "account")}
        />
        <button class="button" type="submit">
          It was held
        </button>
      </form>
      <form method="post" action={`${base}/cancelled`} novalidate>
        <h3>It is not held</h3>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="session" value={session.id} />
        <TextArea
          name="reason"
          label="Why not?"
          value={body.text("reason")}
          error={mistakeFor(mistakes, "reason")}
        />
        <button class="button button-second" type="submit">
          Cancel it
        </button>
      </form>
    </>
  );
};

const WriteVoice = ({
  view,
  part,
  body,
  mistakes,
  session,
}: Props & { readonly session: Session }) => (
  <form method="post" action={`/board/${view.run}/${part.id}/sessions/voice`} novalidate>
    <h3>Somebody who is not in the group said something</h3>
    <input type="hidden" name="key" value={freshKey()} />
    <input type="hidden" name="session" value={session.id} />
    <Choices
      kind="radio"
      name="voiceKind"
      label="What is it?"
      chosen={[body.text("voiceKind")]}
      error={mistakeFor(mistakes, "voiceKind")}
      options={(["story", "idea", "concern"] as const).map((value) => ({
        value,
        label: contributionWords[value],
      }))}
    />
    <TextArea
      name="said"
      label="What did they say?"
      value={body.text("said")}
      error={mistakeFor(mistakes, "said")}
    />
    <TextInput
      name="contact"
      label="How can you reach them? Only if they said that you may"
      value={body.text("contact")}
      error={mistakeFor(mistakes, "contact")}
    />
    <button class="button button-second" type="submit">
      Write it down
    </button>
  </form>
);

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
