import type { Command } from "../../domain/command.ts";
import { commandsOf, replay, type Walk } from "./walk.ts";
import { look, wrongWith, type Wrong } from "./wrong.ts";

/**
 * The shortest list of a walk's commands that is wrong in the same way: ever smaller stretches are left out until there is none
 * left that can be (delta debugging: Zeller and Hildebrandt, 2002).
 */
export const shortest = (walk: Walk, wrong: Wrong): readonly Command[] => {
  const { template } = walk.run.state;
  const isWrong = (commands: readonly Command[]): boolean => {
    const again = replay(template, commands);
    return wrongWith(again, look(again.run)).includes(wrong);
  };
  let commands = commandsOf(walk);
  if (!isWrong(commands)) return commands;
  for (let size = Math.ceil(commands.length / 2); size >= 1; size = Math.floor(size / 2)) {
    let isShorter = true;
    while (isShorter) {
      isShorter = false;
      for (let at = commands.length - size; at >= 0; at -= size) {
        const fewer = [...commands.slice(0, at), ...commands.slice(at + size)];
        if (!isWrong(fewer)) continue;
        commands = fewer;
        isShorter = true;
      }
      if (size > 1) break;
    }
  }
  return commands;
};
