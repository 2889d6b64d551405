import { aboutPart } from "../decisions/telling-words.ts";
import type { PartOf } from "./part-of.ts";

export const form: PartOf<"form"> = {
  section: null,
  done: {
    saved: "Saved. It is on record.",
    finished: "It is on record that this is finished. Thank you.",
  },
  events: {
    versionSaved: (t) =>
      `${t.who} saved version ${t.data.number("version") ?? "?"} of ${aboutPart(t)}.`,
    partSubmitted: (t) =>
      `${t.who} said that ${aboutPart(t)} is finished, in version ${t.data.number("version") ?? "?"}.`,
  },
  entries: {
    versionSaved: "writing",
    partSubmitted: "writing",
  },
  tried: {
    saveVersion: "save what was written",
    submitPart: "say that what was written is finished",
  },
};
