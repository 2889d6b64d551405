import type { Solved } from "./alloy.ts";
import { modelPlayer } from "./player.ts";

/** What is asked of the solver in each state of a trace. */
export const EXPRESSIONS = [
  "Now.act",
  "Now.by",
  "Now.whom",
  "Now.about",
  "Decides",
  "Lived",
  "Person",
];

type State = Solved["states"][number];

const atoms = (state: State | undefined, expression: string): readonly string[] =>
  (state?.[expression] ?? "").match(/[A-Za-z]+\$\d+/g) ?? [];

/** What became of the acts of the model on the real decider; `refused` is null where each was accepted. */
export type Replayed = { readonly acts: readonly string[]; readonly refused: string | null };

/** Plays a trace that the solver found, act by act, on the real decider. */
export const replayTrace = ({ states }: Solved): Replayed => {
  const [first] = states;
  const lived = atoms(first, "Lived");
  const staff = atoms(first, "Person").filter((member) => !lived.includes(member));
  const player = modelPlayer({ lived, staff, decides: atoms(first, "Decides") }, [
    ...new Set(states.flatMap((state) => atoms(state, "Now.about"))),
  ]);
  const acts: string[] = [];
  for (const state of states) {
    const [act = "Nothing"] = (state["Now.act"] ?? "").match(/[A-Za-z]+/g) ?? [];
    const [by] = atoms(state, "Now.by");
    const [whom] = atoms(state, "Now.whom");
    const [about = "Request$0"] = atoms(state, "Now.about");
    if (act === "Nothing") continue;
    acts.push(act);
    if (act === "NoticeEnds" || act === "TimeEnds") {
      player.wait(player.endOf(act, about) ?? player.now());
      continue;
    }
    const refused = player.give({ act, by, whom, about });
    if (refused !== null) return { acts, refused: `${act}: ${refused}` };
  }
  return { acts, refused: null };
};
