import type { Body } from "../body.ts";
import { useWords } from "../language/language.tsx";
import { answerText } from "../words/answers.ts";
import { Choices, type Choice } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea } from "../layout/fields.tsx";
import type { Asked } from "./asked.ts";
import { choiceWords } from "./answer-words.tsx";
import { optionsToRank } from "./ranking.ts";
import { CHANNELS } from "./read-answer.ts";

type Props = {
  readonly asked: Asked;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly name: string;
};

type Words = (typeof choiceWords)["en"];

const places = (many: number, t: Words) =>
  Array.from({ length: many }, (_, index) => ({
    value: String(index + 1),
    label: index === 0 ? t.best : String(index + 1),
  }));

const Ranking = ({ asked, body, mistakes }: Props) => {
  const t = useWords(choiceWords);
  const options = optionsToRank(asked);
  return (
    <>
      {options.map(({ label }, index) => (
        <Select
          name={`rank.${index}`}
          label={label}
          empty={t.noPlace}
          value={body.text(`rank.${index}`)}
          error={mistakeFor(mistakes, `rank.${index}`)}
          options={places(options.length, t)}
        />
      ))}
    </>
  );
};

function decisions(props: Props, t: Words): readonly Choice[] {
  const { asked, body, mistakes } = props;
  if (asked.gate.rule === "preference") {
    return [
      {
        value: "preference",
        label: t.inOrder,
        hint: t.orderHint,
        then: <Ranking {...props} />,
      },
    ];
  }
  return [
    { value: "yes", label: answerText("yes"), hint: t.yesHint },
    {
      value: "yes-with-changes",
      label: answerText("yes-with-changes"),
      hint: t.changesHint,
      then: (
        <TextArea
          name="changes"
          label={t.whatChange}
          value={body.text("changes")}
          error={mistakeFor(mistakes, "changes")}
        />
      ),
    },
    {
      value: "no",
      label: answerText("no"),
      // Cries for help are the exceptions to what stays hidden: whoever gives one knows it before.
      hint: asked.gate.rule === "consent" ? t.noHint : t.voteAgainst,
      then: (
        <TextArea
          name="reason"
          label={t.whatWrong}
          hint={t.fewWords}
          value={body.text("reason")}
          error={mistakeFor(mistakes, "reason")}
        />
      ),
    },
  ];
}

/** The answers that a request takes, each with what it leads to. */
export const AnswerFields = (props: Props) => {
  const t = useWords(choiceWords);
  const { asked, body, mistakes, name } = props;
  const said = body.text("answer");
  return (
    <>
      {asked.as === "helper" && (
        <>
          <Choices
            kind="radio"
            name="channel"
            label={t.howSpoke(name)}
            error={mistakeFor(mistakes, "channel")}
            chosen={[body.text("channel")]}
            options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
          />
          <Choices
            kind="checkbox"
            name="readBack"
            label={t.readBack(name)}
            chosen={[body.text("readBack")]}
            options={[{ value: "yes", label: t.readBackYes }]}
          />
        </>
      )}
      <Choices
        kind="radio"
        name="answer"
        label={asked.as === "self" ? t.whatSay : t.whatTheySay(name)}
        error={mistakeFor(mistakes, "answer")}
        chosen={[said]}
        options={[
          ...decisions(props, t),
          {
            value: "more-time",
            label: answerText("more-time"),
            hint: t.timeHint,
            then: <TextArea name="help" label={t.whatHelps} optional value={body.text("help")} />,
          },
          { value: "step-back", label: answerText("step-back"), hint: t.backHint },
        ]}
      />
    </>
  );
};
