import { own } from "../rules/lookup.ts";
import { hasSayIn, whoHelps, whoRevises } from "../blocks/gate/recipients.ts";
import type { Part, RunState } from "../state.ts";

/**
 * Who reads a run. `manages`: a programme manager or administrator. `oversees`: they, and auditors, who may read what
 * concerns single members.
 */
export type Reader = {
  readonly id: string;
  readonly manages: boolean;
  readonly oversees: boolean;
};

/** What is open to everybody: the reader for figures that are the same for all. */
export const ANYBODY: Reader = { id: "", manages: false, oversees: false };

/** Whether this reader helps there: where no member does, any manager without a say. They see who is waited for. */
export const mayHelp = (state: RunState, part: Part, reader: Reader): boolean => {
  const found = whoHelps(state, part);
  if (found.includes(reader.id)) return true;
  return (
    found.every((id) => own(state.members, id) === undefined) &&
    reader.manages &&
    !hasSayIn(state, part, reader.id)
  );
};

/** Whether cries for help reach this reader: whoever may help, and whoever can revise. */
export const hearsCries = (state: RunState, part: Part, reader: Reader): boolean =>
  mayHelp(state, part, reader) || whoRevises(state, part).includes(reader.id);
