/**
 * The rules of the domain with one of them broken. `lacks`: which. `file`: where it stands, below `domain`. `edits`: what is written
 * there instead. `rule`: what the judge must say of a run that the adversary then finds (its number in "What nobody can do"; 0 is
 * a rule of sign-off itself).
 */
export type Mutant = {
  readonly lacks: string;
  readonly file: string;
  readonly edits: readonly (readonly [was: string, is: string])[];
  readonly rule: number;
};

const mutant = (
  rule: number,
  lacks: string,
  file: string,
  ...edits: readonly (readonly [was: string, is: string])[]
): Mutant => ({ lacks, file: `domain/${file}`, edits, rule });

const RIGHTS = "blocks/gate/answer-rights.ts";
const ELIGIBLE = "blocks/gate/eligibility.ts";
const READY = "blocks/gate/readiness.ts";
const QUORUM = "blocks/gate/quorum.ts";

export const mutants: readonly Mutant[] = [
  mutant(1, "an open objection holds the gate", READY, [
    ".filter((o) => o.open && o.blocks)",
    ".filter(() => false)",
  ]),
  mutant(1, "only its giver lifts an objection", "blocks/gate/objection.ts", [
    "if (mustBeSelf(command.actor, objection.member))",
    "if (false)",
  ]),
  mutant(1, "a yes lifts only what was said to the same request", "blocks/gate/objection.ts", [
    "(about === request.id || (about === null && isAboutAll(state, part))),",
    "true,",
  ]),
  mutant(1, "a yes that another gave lifts nothing", "blocks/gate/answer.ts", [
    "command.actor.id === member\n      ? liftedByAgreeing",
    "true\n      ? liftedByAgreeing",
  ]),
  mutant(2, "another's word replaces nobody's own", RIGHTS, [
    "return stands && !isSameDelegate",
    "return false",
  ]),
  mutant(2, "nobody steps back for another", RIGHTS, [
    'if (command.type === "standAside")',
    "if (false)",
  ]),
  mutant(6, "nobody answers for another who did not ask them to", RIGHTS, [
    "  if (!may)",
    "  if (false)",
  ]),
  mutant(2, "nobody confirms for another what a helper wrote", "blocks/gate/confirmation.ts", [
    "request === undefined || command.actor.id !== member",
    "request === undefined",
  ]),
  mutant(2, "nobody makes another leave", "decide/group.ts", [
    "mustBeActive(state, member) ?? mustBeSelf(command.actor, member);\n  if (wrong) return refused(wrong);\n  return withConsequences",
    "mustBeActive(state, member);\n  if (wrong) return refused(wrong);\n  return withConsequences",
  ]),
  mutant(2, "an answer that is disputed weakens", "verdict/gates.ts", [
    'place ? [finding("answer-disputed"',
    'false ? [finding("answer-disputed"',
  ]),
  mutant(5, "a role taken away takes effect at the next asking", ELIGIBLE, [
    "  return hasConflict(state, member) || takesBack",
    '  if (!isDecider(member)) return "not-eligible";\n  return hasConflict(state, member) || takesBack',
  ]),
  mutant(3, "people are asked about every section", READY, [
    "part.requests.length === 0 || unaskedSections(state, part, step).length > 0",
    "part.requests.length === 0",
  ]),
  mutant(5, "there is notice", READY, [
    "if (counted.unanswered.length > 0 && request.noticeUntil > now)",
    "if (false)",
  ]),
  mutant(5, "nothing passes while a clock stands", READY, [
    "if (request.clockStoppedAt !== null)",
    "if (false)",
  ]),
  mutant(5, "time that somebody asked for lasts", "blocks/gate/request.ts", [
    "until !== null && until > command.at",
    "false",
  ]),
  mutant(6, "nobody answers for two", "decide/group.ts", [
    "if (other !== undefined)",
    "if (false)",
  ]),
  mutant(6, "a delegation ends within three months", "decide/group.ts", [
    "const DELEGATION_MONTHS = 3;",
    "const DELEGATION_MONTHS = 12;",
  ]),
  mutant(7, "a side does not change within a run", "decide/group.ts", [
    "if (before !== undefined && before.side !== side)",
    "if (false)",
  ]),
  mutant(8, "a declaration is the person's own", "decide/group.ts", [
    "if (declared !== undefined && command.actor.id !== member)",
    "if (false)",
  ]),
  mutant(9, "one for all is not all", QUORUM, [
    "people.size >= Math.max(1, least)",
    "people.size >= 0",
  ]),
  mutant(9, "a record by a manager is no act of one's own", QUORUM, [
    'return assurance === "assisted-confirmed" ? member : null;',
    "return by;",
  ]),
  mutant(0, "an override marks all that follows", "verdict/gates.ts", [
    'place ? [finding("N1-outcome-not-supported"',
    'false ? [finding("N1-outcome-not-supported"',
  ]),
  mutant(11, "after the fact is before the gate", "verdict/gates.ts", [
    "if (!place || (!isOnRecordBefore && stated(on) >= Date.parse(gate.at))) return [];",
    "return [];",
  ]),
  mutant(14, "no gate passes over what somebody brought in", READY, [
    "if (unansweredAtGate(state, part).length > 0)",
    "if (false)",
  ]),
];
