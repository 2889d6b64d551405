import { ENGINE } from "../../domain/actor.ts";
import type { PollBlock } from "../../domain/blocks/poll/block.ts";
import type { Choice } from "../../domain/blocks/poll/event.ts";
import type { Block, Template } from "../../domain/template.ts";
import type { Given } from "./run.ts";
import { group, launched, specify, who } from "./scene.ts";
import { shapes } from "./template.ts";

/** The part in which people are polled, and the day on which the poll ends (ISO 8601 UTC). */
export const part = "gathering:1";
export const CLOSES = "2026-01-12T17:00:00.000Z";

const block: PollBlock = {
  block: "poll",
  key: "short-list",
  question: "Which poster shall it be?",
  choose: "one",
  options: [
    { value: "red", label: "The red one" },
    { value: "green", label: "The green one" },
  ],
  voters: "addresses",
  anonymous: true,
  open: { workingDays: 5 },
  reminders: [{ workingDays: 1 }],
  leastShare: 0.5,
};

/** A poll about two posters among people who are named by address, five working days long, unless it says otherwise. */
export const pollBlock = (changes: Partial<PollBlock> = {}): PollBlock => ({
  ...block,
  ...changes,
});

/** A template of one step that goes through these blocks, in a part that is there or one that people add. */
export const gathering = (blocks: readonly Block[], kind: "one" | "added" = "one"): Template => {
  const [step] = shapes("gathering").steps;
  return { ...shapes(), steps: step === undefined ? [] : [{ ...step, parts: { kind, blocks } }] };
};

/** A template whose one step is a poll. */
export const polling = (changes: Partial<PollBlock> = {}): Template =>
  gathering([pollBlock(changes)]);

export const voters = Array.from({ length: 12 }, (_, index) => `voter-${index}`);

export const opened = (given: readonly string[] | null = voters, id = "p1"): Given => ({
  type: "openPoll",
  data: { id, part, block: "short-list", voters: given },
});

export const vote = (voter: string, choice: Choice = [0]): Given => ({
  type: "castBallot",
  actor: { ...who(voter), role: "voter" },
  data: { part, poll: "p1", choice },
});

/** Closes the poll at its end, with what is in the box. */
export const close = (ballots: readonly Choice[], casts = ballots.length): Given => ({
  type: "closePoll",
  actor: ENGINE,
  at: CLOSES,
  data: { part, poll: "p1", box: { casts, ballots } },
});

/** A run in which the poll is open. */
export const open = (template = polling(), ...more: readonly Given[]) =>
  specify(template).given(launched(), ...group, opened(), ...more);
