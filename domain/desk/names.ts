import { own, stepDefinition } from "../rules/lookup.ts";
import type { Part, RunState } from "../state.ts";
import type { Parts } from "../template.ts";

/** What a part is called: its step's title, which of the step's parts it is, and its own title. */
export type PartName = Pick<Part, "ordinal" | "title"> & {
  readonly step: string;
  readonly kind: Parts["kind"] | null;
};

export type DeskNames = {
  readonly parts: { readonly [part: string]: PartName };
  readonly steps: { readonly [step: string]: string };
};

export const partName = (state: RunState, { step: key, ordinal, title }: Part): PartName => {
  const step = stepDefinition(state, key);
  return { step: step?.title ?? key, kind: step?.parts.kind ?? null, ordinal, title };
};

/** What all is called that these lines are about. */
export const namesIn = (
  state: RunState,
  lines: readonly { readonly part: string | null; readonly step?: string | null }[],
): DeskNames => {
  const parts = new Set(lines.flatMap(({ part }) => part ?? []));
  const steps = new Set(lines.flatMap(({ step }) => step ?? []));
  return {
    parts: Object.fromEntries(
      [...parts].flatMap((id) => {
        const part = own(state.parts, id);
        return part === undefined ? [] : [[id, partName(state, part)]];
      }),
    ),
    steps: Object.fromEntries(
      [...steps].map((key) => [key, stepDefinition(state, key)?.title ?? key]),
    ),
  };
};
