import { requestsOf } from "../../domain/rules/lookup.ts";
import { person, sealed } from "../properties/pools.ts";
import { GROUP, manager, type Deed, type Scene } from "./group.ts";
import { write } from "./willing.ts";

/** What people do that helps nobody, and that they are free to do. */
export const whim = (scene: Scene): Deed => {
  const { state, draw, fresh } = scene;
  const member = draw.pick([...GROUP.map((one) => one.member)]);
  const parts = Object.values(state.parts).filter(({ status }) => status === "open");
  const part = parts[draw.below(Math.max(1, parts.length))];
  const id = part?.id ?? "none";
  const request = part && requestsOf(state, part).at(-1);
  const about = {
    ...{ request: request?.id ?? "none", member },
    ...{ version: request?.version ?? 0, digest: request?.digest ?? "" },
  };
  const actor = person(member);
  const kinds: readonly Deed[] = [
    { type: "withdraw", actor, data: { member } },
    {
      type: "contribute",
      actor,
      data: { id: `c${fresh}`, member, part: id, kind: "idea", text: sealed },
    },
    { type: "stateAccessNeed", actor, data: { id: `n${fresh}`, member, what: sealed } },
    { type: "askForTime", actor, data: { ...about, reason: sealed } },
    { type: "decline", actor, data: { ...about, reason: sealed, objection: `w${fresh}` } },
    manager({ type: "pause", data: { reason: sealed } }),
    manager({ type: "dropPart", data: { part: id, reason: sealed } }),
    ...(part === undefined ? [] : write(scene, part)),
  ];
  return draw.pick(kinds);
};
