import type { Choice } from "../../domain/blocks/poll/event.ts";
import type { BoxContent } from "../../domain/blocks/poll/order.ts";
import type { Command } from "../../domain/command.ts";
import type { RunState } from "../../domain/state.ts";

/** Ballot boxes in this process's memory. */
export type MemoryBoxes = {
  /** Puts in what an accepted command chose, if it is a ballot. */
  put(state: RunState, command: Pick<Command, "type" | "data" | "actor">): void;
  open(poll: string): BoxContent;
};

type Box = { casts: number; readonly choices: Choice[]; readonly named: Map<string, Choice> };

export function memoryBoxes(): MemoryBoxes {
  const boxes = new Map<string, Box>();
  return {
    put(state, { type, data, actor }) {
      if (type !== "castBallot" || !("choice" in data)) return;
      const box: Box = boxes.get(data.poll) ?? { casts: 0, choices: [], named: new Map() };
      box.casts += 1;
      if (state.polls[data.poll]?.anonymous === true) box.choices.push(data.choice);
      else box.named.set(actor.id, data.choice);
      boxes.set(data.poll, box);
    },
    open(poll) {
      const box = boxes.get(poll);
      if (box === undefined) return { casts: 0, ballots: [] };
      const { casts, choices, named } = box;
      const ballots =
        named.size === 0 ? choices : [...named].map(([voter, choice]) => ({ voter, choice }));
      return { casts, ballots };
    },
  };
}
