import { lint } from "../../domain/lint/lint.ts";
import type { Block, Template } from "../../domain/template.ts";
import { changed, type Place } from "../support/broken-template.ts";
import { step } from "./broken/change.ts";
import { sound } from "./broken/sound.ts";

/** A place of the sound template, and what stands there then (`undefined`: nothing). */
export type Change = readonly [at: readonly Place[], value: unknown];

/** What the linter is asked: the sound template, changed so, and what it finds of that, as `code place`. */
export type Case = readonly [about: string, changes: readonly Change[], found: readonly string[]];

const isTemplate = (value: unknown): value is Template =>
  typeof value === "object" && value !== null && "steps" in value;

const soundWith = (changes: readonly Change[]): Template => {
  const whole = changes.reduce<unknown>((now, [at, value]) => changed(now, at, value), sound);
  if (!isTemplate(whole)) throw new Error("This is no template.");
  return whole;
};

/** Everything that the linter says of the sound template with some places changed: its code, where, and the mend. */
export const findingsWith = (
  changes: readonly Change[],
): readonly { readonly short: string; readonly long: string }[] =>
  lint(soundWith(changes)).map(({ code, path, message }) => ({
    short: `${code} ${path.join(".")}`,
    long: `${path.join(".")}: ${message}`,
  }));

/** The blocks of a step of the sound template. */
export const blocksIn = (key: string): readonly Block[] =>
  sound.steps.find((one) => one.key === key)?.parts.blocks ?? [];

/** A step of the sound template leads on by these ways alone. */
export const ways = (key: string, ...next: readonly unknown[]): Change => [step(key, "next"), next];

/** A form that asks for a day. */
export const aForm: Block = {
  block: "form",
  key: "more",
  form: {
    sections: [
      {
        key: "more",
        title: "More",
        fields: [{ key: "day", label: "Which day?", kind: "date", required: true }],
      },
    ],
  },
};
