import type { AnswerKind } from "../../domain/state.ts";

/** What somebody said, to go after "You said:" or "Ann said:". */
export const answerWords: Readonly<Record<AnswerKind, string>> = {
  yes: "Yes",
  "yes-with-changes": "Yes, with changes",
  no: "No",
  preference: "My order of choice",
  "more-time": "I need more time, or to talk",
  "step-back": "I step back from this one",
};

const isAnswer = (value: string): value is AnswerKind => Object.hasOwn(answerWords, value);

export const answerText = (kind: string): string => (isAnswer(kind) ? answerWords[kind] : kind);
