import type { RawOrder } from "../../api/contracts/order.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { SIGNED_IN_AS } from "../respond.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { answerText } from "../words/answers.ts";
import { nameOf } from "../words/people.ts";
import { answerPath } from "./answer-page.tsx";
import type { Asked } from "./asked.ts";
import { PasskeyFields } from "./passkey-fields.tsx";
import { optionsToRank } from "./ranking.ts";
import { channels } from "./read-answer.ts";

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  readonly body: Body;
  readonly order: RawOrder;
  readonly mistakes: readonly Mistake[];
  /** Whether the reader has a passkey to sign with. */
  readonly signs: boolean;
};

/** What the page puts there itself. */
const OWN: readonly string[] = [SIGNED_IN_AS, "passkey", "sign"];

/** Everything that was written and chosen, so that nothing is lost on the way on, or back. */
const Held = ({ body }: { readonly body: Body }) => (
  <>
    {body.names
      .filter((name) => !OWN.includes(name))
      .flatMap((name) =>
        body.all(name).map((value) => <input type="hidden" name={name} value={value} />),
      )}
  </>
);

type Line = {
  readonly label: string;
  /** Words of a person's own; a list where there are several. */
  readonly said: string | readonly string[];
  /** The input that changes it. */
  readonly input: string;
};

/** What the answer asks for in words, by its kind: the label, and the input that holds it. */
const WORDS: Readonly<Record<string, readonly [label: string, input: string]>> = {
  "yes-with-changes": ["What should change", "changes"],
  no: ["What is wrong", "reason"],
  "more-time": ["What would help", "help"],
};

/** The answer as it will be recorded, line by line. */
function linesOf({ asked, body, order }: Pick<Props, "asked" | "body" | "order">): readonly Line[] {
  const said = body.text("answer");
  const [label, input] = WORDS[said] ?? [];
  const written = input === undefined ? "" : body.text(input);
  const labels = new Map(optionsToRank(asked).map((option) => [option.value, option.label]));
  const channel = channels.find(({ value }) => value === body.text("channel"));
  const readBack = body.text("readBack") === "yes" ? "Yes" : "No";
  return [
    ...(asked.as === "helper" && channel !== undefined
      ? [
          { label: "How you spoke", said: channel.label, input: "channel" },
          { label: "Read back to them", said: readBack, input: "readBack" },
        ]
      : []),
    { label: "Answer", said: answerText(said), input: "answer" },
    ...(label === undefined || input === undefined || written === ""
      ? []
      : [{ label, said: written, input }]),
    ...(order.type === "prefer"
      ? [
          {
            label: "From what they like best",
            said: order.data.ranking.map((option) => labels.get(option) ?? option),
            input: "rank.0",
          },
        ]
      : []),
  ];
}

const LineRow = ({ line, asked }: { readonly line: Line; readonly asked: Asked }) => (
  <>
    <dt>{line.label}</dt>
    <dd>
      {typeof line.said === "string" ? (
        <p class="words" dir="auto">
          {line.said}
        </p>
      ) : (
        <ol>
          {line.said.map((option) => (
            <li>{option}</li>
          ))}
        </ol>
      )}
      <button
        class="link-button"
        type="submit"
        form="change"
        formaction={`${answerPath(asked)}/change#${line.input}`}
      >
        Change<span class="unseen"> this: {line.label}</span>
      </button>
    </dd>
  </>
);

/** Between the question and the record: what is about to be said. Nothing is recorded yet. */
export const CheckAnswerPage = ({ frame, asked, body, order, mistakes, signs }: Props) => {
  const { view, part } = asked;
  const own = asked.as === "self";
  return (
    <Page
      frame={frame}
      mistakes={mistakes}
      title="Check your answer"
      {...(signs ? { scripts: [frame.files.passkeyScript] } : {})}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{own ? "Check your answer" : "Check the answer"}</h1>
      <p class="lead">
        <strong>Nothing is sent yet.</strong> Read it once more, and change what is not right.
      </p>
      <form id="change" method="post" action={`${answerPath(asked)}/change#answer`}>
        <Held body={body} />
      </form>
      <dl class="facts">
        <dt>About</dt>
        <dd>
          {partTitle(view, part)}, version {asked.request.version}
        </dd>
        <dt>Answer of</dt>
        <dd>
          <bdi dir="auto">{nameOf(view.names, asked.member)}</bdi>
        </dd>
        {linesOf({ asked, body, order }).map((line) => (
          <LineRow line={line} asked={asked} />
        ))}
      </dl>
      <form
        method="post"
        action={answerPath(asked)}
        data-passkey-sign={signs ? `${answerPath(asked)}/passkey` : undefined}
        novalidate
      >
        <Held body={body} />
        {signs && <PasskeyFields error={mistakeFor(mistakes, "sign")} />}
        <button class="button" type="submit">
          {own ? "Send my answer" : "Record this answer"}
        </button>
      </form>
      <p class="soft after-button">You can change it until the decision is made.</p>
      {!signs && asked.as !== "helper" && (
        <p class="soft">
          Do you want to sign it so that nobody can make up an answer of yours?{" "}
          <a href="/your-data#passkeys">Make a passkey first</a>.
        </p>
      )}
    </Page>
  );
};
