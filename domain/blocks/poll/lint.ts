import { needsCircle } from "../../lint/circles.ts";
import { needsField, when, type Finding, type Path } from "../../lint/finding.ts";
import { repeated } from "../../lint/finding.ts";
import type { Period } from "../../period.ts";
import type { Form, Template } from "../../template.ts";
import { BY_ADDRESS, type PollBlock } from "./block.ts";

const isNothing = (period: Period): boolean => Object.values(period).every((n) => n <= 0);

/** A poll asks somebody about something that there is, for long enough to answer. */
export const pollFindings = (
  template: Template,
  form: Form | undefined,
  poll: PollBlock,
  path: Path,
): readonly Finding[] => {
  const named = `The poll "${poll.key}"`;
  return [
    ...(poll.voters === BY_ADDRESS ? [] : needsCircle(template, poll.voters, [...path, "voters"])),
    ...optionFindings(form, poll, named, [...path, "options"]),
    ...when(
      (poll.choose === "scale") !== (poll.scale !== undefined),
      [...path, "scale"],
      "poll-scale",
      `${named} chooses by ${poll.choose}: only a scale has ends ("scale"), and each says them.`,
    ),
    ...when(
      poll.scale !== undefined &&
        (poll.scale.least >= poll.scale.most || poll.scale.most - poll.scale.least > 20),
      [...path, "scale"],
      "poll-scale-ends",
      `${named} needs a scale whose "most" is over its "least", by 20 at most.`,
    ),
    ...when(
      isNothing(poll.open),
      [...path, "open"],
      "poll-closes-at-once",
      `${named} closes as it opens. Say how long it stays open.`,
    ),
  ];
};

const optionFindings = (
  form: Form | undefined,
  { options, choose }: PollBlock,
  named: string,
  path: Path,
): readonly Finding[] => {
  if ("section" in options) {
    return form === undefined
      ? [
          {
            path,
            code: "poll-without-options",
            message: `${named} has no form before it that lists its options. Put the form before it, or list them here.`,
          },
        ]
      : needsField(form, options, ["options"], path);
  }
  return [
    ...repeated(
      options.map(({ value: key }) => ({ key })),
      path,
      "option",
    ),
    ...when(
      choose !== "scale" && options.length < 2,
      path,
      "poll-one-option",
      `${named} offers one option, so there is nothing to choose. Add another.`,
    ),
  ];
};
