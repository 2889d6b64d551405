import { everywhere, onPart } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";
import type { RunState } from "../../state.ts";

/** A new version opens a refused gate again, and every request of the part now asks about it. */
export const versionSaved = (state: RunState, event: Of<"versionSaved">): RunState => {
  const { part: id, version: number, digest, sections } = event.data;
  const version = { number, digest, author: event.actor.id, at: event.at, sections };
  const saved = onPart(state, id, (part) => ({
    ...part,
    versions: [...part.versions, version],
    gate: part.gate === "refused" ? "open" : part.gate,
    gateAt: part.gate === "refused" ? null : part.gateAt,
    tie: null,
    askedFrom: part.gate === "refused" && part.requests.length > 0 ? event.version : part.askedFrom,
  }));
  return {
    ...saved,
    requests: everywhere(
      saved.requests,
      (request) => request.part === id,
      (request) => ({ ...request, version: number, digest }),
    ),
  };
};

export const partSubmitted = (state: RunState, event: Of<"partSubmitted">): RunState =>
  onPart(state, event.data.part, (part) => ({ ...part, submitted: event.data.version }));
