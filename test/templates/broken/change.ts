import type { FindingCode } from "../../../domain/lint/codes.ts";
import { blockAt, stepAt, type Place } from "../../support/broken-template.ts";
import { sound } from "./sound.ts";

/** One place of the sound template changed (`undefined`: taken out), and what the linter must then say, word for word. */
export type Broken = {
  readonly code: FindingCode;
  readonly at: readonly Place[];
  readonly value: unknown;
  /** `place: what is wrong. How to mend it.` */
  readonly says: string;
};

/** The place of a step of the sound template. */
export const step = (key: string, ...rest: readonly Place[]): readonly Place[] => [
  "steps",
  stepAt(sound, key),
  ...rest,
];

/** The place of a block of a step of the sound template. */
export const block = (key: string, index: number, ...rest: readonly Place[]): readonly Place[] => [
  ...blockAt(stepAt(sound, key), index),
  ...rest,
];

/** The place of a question in the first form of a step. */
export const question = (key: string, index: number, ...rest: readonly Place[]): readonly Place[] =>
  block(key, 0, "form", "sections", 0, "fields", index, ...rest);
