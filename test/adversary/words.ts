import type { Command } from "../../domain/command.ts";
import { triedWords } from "../../web/decisions/refused-words.ts";

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 90 ? `${text.slice(0, 87)}...` : text.replaceAll('"', "");
};

/** A command as a line: when, who, in which capacity, what, and about what. */
export const inWords = (command: Command): string => {
  const { at, actor, type, data } = command;
  const about = Object.entries(data).map(([key, value]) => `${key} ${shown(value)}`);
  const who = actor.id === actor.role ? actor.id : `${actor.id} (${actor.role})`;
  return `${at.slice(0, 16).replace("T", " ")} ${who} tries to ${triedWords[type]}: ${about.join(", ")}`;
};
