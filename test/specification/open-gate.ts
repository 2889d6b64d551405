import type { Reader } from "../../domain/visibility/reader.ts";
import type { Given } from "./run.ts";
import { about, askedGroup, joined, no, runOf, who, words } from "./scene.ts";

/** Five who are asked; Hal helps and Wil can write it anew, and neither has a vote. */
export const shared = (contribution: string, member: string): Given => ({
  type: "contribute",
  actor: who(member),
  data: { id: contribution, member, part: "group:1", kind: "idea", text: words },
});
const need = (member: string): Given => ({
  type: "stateAccessNeed",
  actor: who(member),
  data: { id: `need-${member}`, member, what: words },
});
const withChanges: Given = {
  type: "signOff",
  actor: who("ben"),
  data: { ...about("ben"), answer: "yes-with-changes", comment: words, contribution: "change" },
};
const moreTime: Given = {
  type: "askForTime",
  actor: who("eve"),
  data: { ...about("eve"), reason: words },
};
const scene = runOf("group").given(
  ...askedGroup,
  joined("hal", "partner", ["coordinator"]),
  joined("wil", "partner", ["author"]),
  need("ada"),
  no("ada"),
  withChanges,
  moreTime,
).run;
export const { state, events } = scene;

export const reader = (id: string, manages = false, oversees = manages): Reader => ({
  ...{ id, manages, oversees },
});
