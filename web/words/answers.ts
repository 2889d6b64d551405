import { answerWords } from "../../domain/blocks/gate/answer-words.ts";
import type { AnswerKind } from "../../domain/state.ts";
import { useWords } from "../language/language.tsx";

const isAnswer = (value: string): value is AnswerKind => Object.hasOwn(answerWords.en, value);

/** What somebody said, to go after "You said:" or "Ann said:", in the page's language. */
export const answerText = (kind: string): string => {
  const words = useWords(answerWords);
  return isAnswer(kind) ? words[kind] : kind;
};
