import type { RawOrder } from "../../api/contracts/order.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { SIGNED_IN_AS } from "../respond.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { answerText } from "../words/answers.ts";
import { isolated } from "../words/isolate.ts";
import { nameOf } from "../words/people.ts";
import { answerPath } from "./answer-page.tsx";
import { checkWords, choiceWords } from "./answer-words.tsx";
import type { Asked } from "./asked.ts";
import { PasskeyFields } from "./passkey-fields.tsx";
import { optionsToRank } from "./ranking.ts";
import { CHANNELS } from "./read-answer.ts";

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

/** What the answer asks for in words, by its kind: the input that holds it. */
const INPUTS = { "yes-with-changes": "changes", no: "reason", "more-time": "help" } as const;

const asksWords = (said: string): said is keyof typeof INPUTS => Object.hasOwn(INPUTS, said);

/** The answer as it will be recorded, line by line. */
function linesOf(
  { asked, body, order }: Pick<Props, "asked" | "body" | "order">,
  t: (typeof checkWords)["en"],
  { channels }: (typeof choiceWords)["en"],
): readonly Line[] {
  const said = body.text("answer");
  const input = asksWords(said) ? INPUTS[said] : undefined;
  const label = asksWords(said) ? t.labels[said] : undefined;
  const written = input === undefined ? "" : body.text(input);
  const labels = new Map(optionsToRank(asked).map((option) => [option.value, option.label]));
  const channel = CHANNELS.find((value) => value === body.text("channel"));
  const readBack = body.text("readBack") === "yes" ? t.yes : t.no;
  return [
    ...(asked.as === "helper" && channel !== undefined
      ? [
          { label: t.howSpoke, said: channels[channel], input: "channel" },
          { label: t.readBack, said: readBack, input: "readBack" },
        ]
      : []),
    { label: t.answer, said: answerText(said), input: "answer" },
    ...(label === undefined || input === undefined || written === ""
      ? []
      : [{ label, said: written, input }]),
    ...(order.type === "prefer"
      ? [
          {
            label: t.order,
            said: order.data.ranking.map((option) => labels.get(option) ?? isolated(option)),
            input: "rank.0",
          },
        ]
      : []),
  ];
}

const LineRow = ({ line, asked }: { readonly line: Line; readonly asked: Asked }) => {
  const t = useWords(checkWords);
  return (
    <>
      <dt>{line.label}</dt>
      <dd>
        {typeof line.said === "string" ? (
          line.input === "answer" ? (
            <p>{line.said}</p>
          ) : (
            <p class="words" dir="auto">
              {line.said}
            </p>
          )
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
          {t.change}
          <span class="unseen">{t.this(line.label)}</span>
        </button>
      </dd>
    </>
  );
};

/** Between the question and the record: what is about to be said. Nothing is recorded yet. */
export const CheckAnswerPage = ({ frame, asked, body, order, mistakes, signs }: Props) => {
  const { view, part } = asked;
  const t = useWords(checkWords);
  const choices = useWords(choiceWords);
  const own = asked.as === "self";
  return (
    <Page
      frame={frame}
      mistakes={mistakes}
      title={t.checkYours}
      {...(signs ? { scripts: [frame.files.passkeyScript] } : {})}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{own ? t.checkYours : t.checkTheirs}</h1>
      <p class="lead">
        <strong>{t.nothingSent}</strong> {t.readOnce}
      </p>
      <form id="change" method="post" action={`${answerPath(asked)}/change#answer`}>
        <Held body={body} />
      </form>
      <dl class="facts">
        <dt>{t.about}</dt>
        <dd>
          {partTitle(view, part)}, {t.version(asked.request.version)}
        </dd>
        <dt>{t.answerOf}</dt>
        <dd>
          <bdi dir="auto">{nameOf(view.names, asked.member)}</bdi>
        </dd>
        {linesOf({ asked, body, order }, t, choices).map((line) => (
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
          {own ? t.send : t.record}
        </button>
      </form>
      <p class="soft after-button">{t.untilDecided}</p>
      {!signs && asked.as !== "helper" && (
        <p class="soft">
          {t.signIt} <a href="/your-data#passkeys">{t.makePasskey}</a>.
        </p>
      )}
    </Page>
  );
};
