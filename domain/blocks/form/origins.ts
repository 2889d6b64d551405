import type { Origins } from "../acts-of.ts";
import type { FormEvent } from "./event.ts";

/** The orders that its events came of. */
export const origins: Origins<FormEvent["type"]> = {
  versionSaved: (_, event) => {
    const { part, version, digest, sections, note } = event.data;
    return { type: "saveVersion", data: { part, basedOn: version - 1, digest, sections, note } };
  },
  partSubmitted: (_, event) => {
    const { part, version } = event.data;
    return { type: "submitPart", data: { part, version } };
  },
};
