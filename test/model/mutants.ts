/** A model that lacks one guard: what is written there instead, and the assertion that must fail of it. */
export type Mutant = {
  readonly lacks: string;
  readonly edits: readonly (readonly [was: string, is: string])[];
  readonly breaks: string;
};

const without = (lacks: string, breaks: string, ...lines: readonly string[]): Mutant => ({
  lacks,
  breaks,
  edits: lines.map((line) => [line, ""] as const),
});

const instead = (
  lacks: string,
  breaks: string,
  ...edits: readonly (readonly [was: string, is: string])[]
): Mutant => ({ lacks, breaks, edits });

const PASS = "  Now.act = Pass implies";

export const mutants: readonly Mutant[] = [
  without("an open objection blocks", "ANoStands", `${PASS} no Request.against\n`),
  instead("a yes lifts only the no to the same request", "ANoStands", [
    "else r = Now.about and (Now.act = Lift or agrees) implies",
    "else ((r = Now.about and Now.act = Lift) or agrees) implies",
  ]),
  instead(
    "only the giver lifts a no",
    "ANoStands",
    ["pred agrees { self and", "pred agrees {"],
    ["Now.act in Yes + Confirm }\n", "Now.act in Yes + Confirm + HelpedYes + DelegatedYes }\n"],
  ),
  instead("an objection outlives the version it was made to", "ANoStands", [
    "r.against' = (r = Now.about and",
    "r.against' = (asks[r] implies none else r = Now.about and",
  ]),
  without(
    "another's word never replaces a person's own",
    "NobodysActIsReplaced",
    "  Now.act in HelpedYes + DelegatedYes implies Now.whom not in Now.about.spoken\n",
  ),
  instead("a role taken away takes effect at the next asking", "TheBarStays", [
    "else r.asked)\n",
    "else r.asked & Decides')\n",
  ]),
  instead("a role given takes effect at the next asking", "TheBarStays", [
    "fun electorate [r: Request]: set Person { r.asked",
    "fun electorate [r: Request]: set Person { r.asked - (Person - Decides)",
  ]),
  without(
    "half of those asked agree",
    "HalfOfThoseAskedAgree",
    `${PASS} all r: Request | #(electorate[r] & Lived) <= plus[#agreed[r], #agreed[r]]\n`,
  ),
  without("the asker has no vote", "WhoAsksDoesNotDecide", " - r.askers'"),
  instead("who asks again has no vote", "WhoAsksDoesNotDecide", [
    "Now.act in Ask + AskAgain implies r.askers + Now.by",
    "Now.act = Ask implies r.askers + Now.by",
  ]),
  instead("what the asker said for another lapses", "WhoAsksDoesNotDecide", [
    "p: Person - r.helped | Now.act = AskAgain",
    "p: Person - r.helped | p = Now.by and Now.act = AskAgain",
  ]),
  instead("asked again, people have the notice again", "MoreTimeIsTime", [
    "else { r: Noticed | not asks[r] }",
    "else { r: Noticed | not lapses[r] }",
  ]),
  instead(
    "an author has no vote",
    "WhoAsksDoesNotDecide",
    [" - Request.wrote' - r.askers'", ""],
    ["Gone + Recused + Request.wrote }", "Gone + Recused }"],
  ),
  without(
    "two agree by their own hand",
    "TwoDistinctPeople",
    `${PASS} all r: Request | lone r.asked & Lived or some disj p, q: hands[r] | p != q\n`,
  ),
  instead("two are two people", "TwoDistinctPeople", [
    "some disj p, q: hands[r] | p != q",
    "some p, q: hands[r] | p in Person and q in Person",
  ]),
  without(
    "a delegate may decide in their own right",
    "DelegatesInTheirOwnRight",
    "  Now.act = DelegatedYes implies Now.by in Now.about.asked - barred\n",
  ),
  without(
    "a delegate stands in for one person",
    "DelegatesInTheirOwnRight",
    "  Now.act = Delegate implies no Part.delegate.(Now.whom)\n",
  ),
  without("nothing passes while a clock stands", "MoreTimeIsTime", `${PASS} no Stopped\n`),
  without(
    "time lasts as long as the notice",
    "MoreTimeIsTime",
    "  Now.act = Restart implies Now.about in Rested\n",
  ),
  instead("a second wish for time gets its own time", "MoreTimeIsTime", [
    "{ r: Rested | r in Stopped' and not (Now.act = MoreTime and r = Now.about) }",
    "{ r: Rested | r in Stopped' }",
  ]),
  instead("answers lapse with a version", "AnswersLapse", [
    "or (Now.act = Write and r in Open)) }",
    "or (Now.act = Write and r in Open and r.asked = none)) }",
  ]),
  instead("silence is no answer", "NothingPassesByTime", [
    "    r.yes' = (lapses[r] implies none -> none\n",
    "    r.yes' = (lapses[r] implies none -> none else Now.act = NoticeEnds and r = Now.about implies r.yes + electorate[r] <: iden\n",
  ]),
  instead("time passes nothing", "NothingPassesByTime", [
    "Passed' = (Now.act = Pass implies",
    "Passed' = (Now.act in Pass + TimeEnds implies",
  ]),
];
