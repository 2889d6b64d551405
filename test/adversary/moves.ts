import type { Command, CommandType } from "../../domain/command.ts";
import { MANAGER, person } from "../properties/pools.ts";
import { progress } from "../properties/progress.ts";
import { randomFrom } from "../properties/random.ts";
import { CAST, rightful } from "./cast.ts";
import type { Gene } from "./gene.ts";
import { planned } from "./planned.ts";
import { course } from "./moves/course.ts";
import { deciding } from "./moves/deciding.ts";
import { doing } from "./moves/doing.ts";
import { people } from "./moves/people.ts";
import { pick, type Moves, type Numbers, type Scene } from "./scene.ts";

/** What a move comes to: a command, or time that goes by until an instant. */
export type Move = { readonly give: Command } | { readonly until: string };

/** Every command that there is: one that is not here does not compile. */
const MOVES: Moves<CommandType> = { ...people, ...deciding, ...doing, ...course };

const isCommand = (name: string): name is CommandType => Object.hasOwn(MOVES, name);

export const COMMANDS: readonly CommandType[] = Object.keys(MOVES).filter(isCommand);

/** What decides is tried more often than what happens around it. */
const VERBS: readonly (CommandType | "progress")[] = [
  ...COMMANDS,
  ...Object.keys(deciding).filter(isCommand),
  ...Object.keys(deciding).filter(isCommand),
  ...(["signOff", "signOff", "signOff", "decline", "saveVersion", "delegate"] as const),
  ...(["delegate", "delegate", "recuse", "changeRoles", "object", "object"] as const),
  ...(["corroborate", "meetAccessNeed", "withdraw", "changeRoles", "joinMember"] as const),
  ...Array.from({ length: 50 }, () => "progress" as const),
];

export const VERB_COUNT = VERBS.length;
/** The verb that does what the run waits for. */
export const HELPS = VERBS.length - 1;

/** What helps on where the run waits for a poll, votes or a reading: half of the time, for it may wait for more. */
const lacks = ({ state, at }: Scene, about: Numbers): CommandType | null => {
  const wait = pick(planned(state, at).waits, about[3])?.for;
  if (wait === "poll") return "openPoll";
  if (wait === "measure") return "recordMeasure";
  return wait === "votes" && about[2] % 2 === 0 ? "castBallot" : null;
};

const withRandom = (scene: Scene, [a]: Numbers) => ({ ...scene, random: randomFrom(a) });

/** Somebody says that what was said of them is so, if anything was: now and then, for it may be about nobody else's act. */
const bearingOut = ({ state, at }: Scene, about: Numbers): Move | null => {
  if (about[2] % 3 > 0) return null;
  for (const claim of Object.values(state.claims)) {
    const member = claim.members.find((one) => !Object.hasOwn(claim.answers, one));
    if (member === undefined) continue;
    const data = { member, claim: claim.version, agrees: true };
    return { give: { type: "corroborate", data, actor: person(member), at } };
  }
  return null;
};

/** What a gene means in a run as it stands. */
export const moveOf = (scene: Scene, { verb, about, by }: Gene): Move => {
  const name = VERBS[verb % VERBS.length] ?? "progress";
  const command = name === "progress" ? lacks(scene, about) : name;
  if (command === null)
    return (
      bearingOut(scene, about) ?? progress(withRandom(scene, about), planned(scene.state, scene.at))
    );
  const made = MOVES[command](scene, about);
  const actor = by === 0 ? (made.by ?? rightful(made.order)) : (pick(CAST, by) ?? MANAGER);
  return { give: { ...made.order, actor, at: scene.at } };
};
