import type { Body } from "../body.ts";
import { Choices, type Choice } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea } from "../layout/fields.tsx";
import type { Asked } from "./asked.ts";
import { optionsToRank } from "./ranking.ts";
import { channels } from "./read-answer.ts";

type Props = {
  readonly asked: Asked;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly name: string;
};

/** Cries for help are the exceptions to what stays hidden: whoever gives one knows it before. */
const HEARD =
  "So that they can help, my name and my words go at once to whoever looks after this, and to whoever can write a new version, unless they have a vote on it themselves.";

const places = (many: number) =>
  Array.from({ length: many }, (_, index) => ({
    value: String(index + 1),
    label: index === 0 ? "1 – I like this best" : String(index + 1),
  }));

const Ranking = ({ asked, body, mistakes }: Props) => {
  const options = optionsToRank(asked);
  return (
    <>
      {options.map(({ label }, index) => (
        <Select
          name={`rank.${index}`}
          label={label}
          empty="No place"
          value={body.text(`rank.${index}`)}
          error={mistakeFor(mistakes, `rank.${index}`)}
          options={places(options.length)}
        />
      ))}
    </>
  );
};

function decisions(props: Props): readonly Choice[] {
  const { asked, body, mistakes } = props;
  if (asked.gate.rule === "preference") {
    return [
      {
        value: "preference",
        label: "I put them in order",
        hint: "Give 1 to the one you like best. You do not have to place them all.",
        then: <Ranking {...props} />,
      },
    ];
  }
  return [
    { value: "yes", label: "Yes", hint: "I agree with what it says." },
    {
      value: "yes-with-changes",
      label: "Yes, with changes",
      hint: "I agree that it goes ahead, and I would like something changed. Once it is decided everybody sees my words, and the group has to answer me. If it must change before that, choose No.",
      then: (
        <TextArea
          name="changes"
          label="What should change?"
          value={body.text("changes")}
          error={mistakeFor(mistakes, "changes")}
        />
      ),
    },
    {
      value: "no",
      label: "No",
      hint:
        asked.gate.rule === "consent"
          ? `I do not agree. It cannot go ahead until we have talked about it. ${HEARD}`
          : "I vote against it.",
      then: (
        <TextArea
          name="reason"
          label="What is wrong, in your own words?"
          hint="A few words are enough."
          value={body.text("reason")}
          error={mistakeFor(mistakes, "reason")}
        />
      ),
    },
  ];
}

/** The answers that a request takes, each with what it leads to. */
export const AnswerFields = (props: Props) => {
  const { asked, body, mistakes, name } = props;
  const said = body.text("answer");
  return (
    <>
      {asked.as === "helper" && (
        <>
          <Choices
            kind="radio"
            name="channel"
            label={`How did you speak with ${name}?`}
            error={mistakeFor(mistakes, "channel")}
            chosen={[body.text("channel")]}
            options={channels}
          />
          <Choices
            kind="checkbox"
            name="readBack"
            label={`Did you read it back to ${name}?`}
            chosen={[body.text("readBack")]}
            options={[{ value: "yes", label: "Yes, I read it back and they said it is right" }]}
          />
        </>
      )}
      <Choices
        kind="radio"
        name="answer"
        label={asked.as === "self" ? "What do you say?" : `What does ${name} say?`}
        error={mistakeFor(mistakes, "answer")}
        chosen={[said]}
        options={[
          ...decisions(props),
          {
            value: "more-time",
            label: "I need more time, or to talk",
            hint: `The clock stops for everybody, and somebody gets in touch. ${HEARD}`,
            then: (
              <TextArea name="help" label="What would help?" optional value={body.text("help")} />
            ),
          },
          {
            value: "step-back",
            label: "I step back from this one",
            hint: "I would rather not decide this. You do not have to say why.",
          },
        ]}
      />
    </>
  );
};
