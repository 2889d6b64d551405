import { question, step, type Broken } from "./change.ts";

const need = (value: unknown) => ({ at: step("meet", "needs"), value: [value] });
const to = (key: string, ...ways: readonly unknown[]) => ({ at: step(key, "next"), value: ways });
const yes = { section: "choice", field: "more", is: "yes" };

/** Parts, needs, and where a step leads. */
export const brokenWays: readonly Broken[] = [
  {
    code: "part-without-blocks",
    at: step("sides", "parts", "parts", 0, "blocks"),
    value: undefined,
    says: "steps.3.parts.blocks: People go through something here: add a block, or give each part blocks of its own.",
  },
  {
    code: "join-key-taken",
    at: step("sides", "parts", "parts", 0, "key"),
    value: "join",
    says: 'steps.3.parts.parts.0.key: "join" is the key of the part that joins the others. Call this one something else.',
  },
  {
    code: "rounds-without-form",
    at: step("rounds", "parts", "blocks"),
    value: [{ block: "session", key: "meeting" }],
    says: "steps.4.parts.again: Rounds need a form that says whether another one follows. Put a form into the blocks.",
  },
  {
    code: "rounds-unknown-answer",
    at: step("rounds", "parts", "again", "is"),
    value: "more",
    says: 'steps.4.parts.again.is: "more" is no answer to "next.again": use one of yes, no.',
  },
  {
    code: "rounds-never-end",
    at: question("rounds", 0, "options"),
    value: [{ value: "yes", label: "Yes" }],
    says: 'steps.4.parts.again: Every answer to "next.again" asks for another round, so the step would never end. Add an answer that ends it.',
  },
  {
    code: "unknown-question",
    at: step("rounds", "parts", "again", "field"),
    value: "more",
    says: 'steps.4.parts.again: This form has no question "next.more". Add it, or name another.',
  },
  {
    code: "question-of-other-kind",
    at: step("vote", "next", 1, "when", "field"),
    value: "more",
    says: 'steps.6.next.1.when: The question "choice.more" is of kind choice; here it must be number.',
  },
  {
    code: "steering-question-optional",
    at: question("vote", 1, "required"),
    value: undefined,
    says: 'steps.6.next.2.when: The question "choice.more" steers the run: make it required.',
  },
  {
    code: "need-unknown-credential",
    ...need({ holds: "trainer", of: "group" }),
    says: 'steps.2.needs.0.holds: Nobody can earn or show "trainer". Add it to the template\'s credentials, or name another.',
  },
  {
    code: "need-unknown-declaration",
    ...need({ declared: "able", by: "self", of: "group" }),
    says: 'steps.2.needs.0.declared: There is no declaration "able", so nobody can make it. Add it to the template\'s declarations.',
  },
  {
    code: "need-no-guardian-may-give",
    ...need({ declared: "trained", by: "guardian", of: "group" }),
    says: 'steps.2.needs.0.by: No guardian can give "trained". Say "guardian": true in the declaration, or ask for it by "self".',
  },
  {
    code: "need-may-never-come",
    ...need({ answered: "vote" }),
    says: 'steps.2.needs.0.answered: "meet" waits for "vote", and a run can come to it without going through that, so it would wait for ever. Name a step that always comes before.',
  },
  {
    code: "need-never-measured",
    ...need({ measured: "waits", at: "after" }),
    says: 'steps.2.needs.0: Nothing measures "waits" at "after" before "meet", so it would wait for ever. Put a "measure" block into a step that always comes before.',
  },
  {
    code: "way-to-nowhere",
    at: step("other", "next", 1, "to"),
    value: "nowhere",
    says: 'steps.7.next.1.to: There is no step "nowhere" to go to. Name a step of this template, or "end".',
  },
  {
    code: "way-never-taken",
    ...to("rounds", { to: "watch" }, { to: "vote" }),
    says: "steps.4.next.1: The way before this one always holds, so this one is never taken. Put it last.",
  },
  {
    code: "answer-leads-nowhere",
    ...to("last", { when: { section: "end", field: "done", is: "yes" }, to: "end" }),
    says: 'steps.8.next: The answer "no" leads nowhere of its own. Say where it goes, or add a last way without "when".',
  },
  {
    code: "way-unknown-answer",
    at: step("vote", "next", 2, "when"),
    value: { ...yes, is: "perhaps" },
    says: 'steps.6.next.2.when.is: "perhaps" is no answer to "choice.more": use one of yes, no.',
  },
  {
    code: "together-unknown-answer",
    at: step("vote", "next", 1, "when", "together", "is"),
    value: "always",
    says: 'steps.6.next.1.when.together.is: "always" is no answer to "tie": use one of refuse, defer-to-another-panel.',
  },
  {
    code: "way-never-drifts",
    at: step("watch", "next", 0, "when", "since"),
    value: "tested",
    says: 'steps.5.next.0.when.since: Nothing measures "waits" at "tested", so nobody could see that it got worse since then. Name a point at which a "measure" block reads it.',
  },
  {
    code: "way-without-majority",
    ...to("words", { when: { gate: "refused" }, to: "last" }),
    says: "steps.0.next.0.when: Only a majority refuses. Take this way out, or let the gate decide by majority.",
  },
  {
    code: "way-without-panel-rule",
    ...to("words", { when: { gate: "tied" }, to: "last" }),
    says: 'steps.0.next.0.when: No tie of this step can be left to another panel. Give its gate a tie rule that has "defer-to-another-panel" among its options.',
  },
  {
    code: "tie-without-panel",
    ...to("vote", { to: "other" }),
    says: 'steps.6.next: The adopter may say that another panel decides a tie, and nothing leads to one. Add {"when": {"gate": "tied"}, "to": the step in which it decides}, or take "defer-to-another-panel" out of the tie rule\'s options.',
  },
  {
    code: "panel-of-same-people",
    at: ["circles", "other-panel", "except"],
    value: [{ askedIn: "other" }],
    says: 'steps.6.next: The panel that decides a tie of "vote" could be the same people. Say {"askedIn": "vote"} in the "except" of the circle that its gate asks.',
  },
  {
    code: "step-without-end",
    ...to("last", { to: "words" }),
    says: 'steps.0: No way leads from "words" to an end: the run would go round for ever. Let one answer lead out.',
  },
  {
    code: "step-never-reached",
    ...to("words", { to: "last" }),
    says: 'steps.1: No way leads to "ask". Lead one to it, or take it out.',
  },
];
