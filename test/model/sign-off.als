/**
 * The sign-off of one part: asking, answering, objecting, lapsing, delegating and passing. A trace is a list of acts: `may` says
 * which act is permitted, `becomes` what follows from it. The assertions are the rules of co-production: what must hold whenever
 * a part has passed, said of the acts that came before.
 */
module sign_off

abstract sig Person {}
sig Lived, Staff extends Person {}

/** A request asks about one section of what was written. The part passes when every section was asked about and agreed to. */
sig Request {
  var wrote: set Person,     -- who wrote any version of the section: their words may stand in it; a manager is no member
  var askers: set Person,    -- who asked, for the first time or again: a manager is no member
  var firstAsked: set Person,     -- who was asked when it was first put
  var asked: set Person,     -- the electorate, as it was at the last asking
  var yes: Person -> Person, -- whose yes counts, and by whose hand
  var helped: set Person,    -- whose yes only a helper vouches for so far
  var spoken: set Person,    -- who gave an answer of their own that stands
  var against: set Person,   -- whose objection is open
  var time: set Person,      -- who asked for time, until they answer or the clock is started again
  var aside: set Person      -- who stepped back
}
var sig Open in Request {}    -- people are asked about it
var sig Noticed in Request {} -- the least notice is over
var sig Stopped in Request {} -- the clock stands, because somebody asked for time
var sig Rested in Request {}  -- and has stood for as long as the notice takes

var sig Decides in Person {}  -- members who may decide, from the next asking on
var sig Gone in Person {}     -- who left
var sig Recused in Person {}  -- who said that they have a conflict of interest
one sig Part { var delegate: Person -> lone Person }
var lone sig Passed in Part {}

enum Act { Write, Ask, AskAgain, Yes, HelpedYes, DelegatedYes, Confirm, No, Lift, MoreTime, StepBack, Recuse, Withdraw, AddDecider,
  RemoveDecider, Delegate, EndDelegation, Restart, Pass, NoticeEnds, TimeEnds, Nothing }

/** What is done next: by whom (none: a manager, or the engine), for or to whom, and about what. */
one sig Now { var act: one Act, var by: lone Person, var whom: lone Person, var about: lone Request }

fun barred: set Person { Gone + Recused + Request.wrote }
fun electorate [r: Request]: set Person { r.asked - barred - r.aside }
fun agreed [r: Request]: set Person { r.yes.Person & electorate[r] & Lived }
/** Those by whose own act somebody with lived experience agreed: the person themselves, or their delegate. */
fun hands [r: Request]: set Person { (agreed[r] - r.helped).(r.yes) }
/** Judged, and not enforced: fewer than half of those with lived experience who were first asked stand behind it. */
pred byFew [r: Request] { plus[#hands[r], #hands[r]] < #(r.firstAsked & Lived) }

/** Whether the request could pass if everybody who may answer said yes: it can't when too many have left it. */
pred reachable [r: Request] { some electorate[r] & Lived and (lone r.asked & Lived or not lone electorate[r] & Lived) }

pred self { some Now.by and Now.by = Now.whom }
pred answers { Now.about in Open and some Now.about and Now.whom in Now.about.asked - barred }
pred agrees { self and Now.act in Yes + Confirm }

pred may {
  no Passed or Now.act = Nothing
  shape

  Now.act in Write + Ask + AskAgain implies Now.by in Decides - Gone
  Now.act = Ask implies Now.about not in Open
  Now.act = AskAgain implies Now.about in Open and not reachable[Now.about]
  Now.act in Ask + AskAgain implies some Now.about.asked' & Lived

  Now.act in Yes + HelpedYes + DelegatedYes + No + MoreTime + StepBack implies answers
  Now.act in Yes + Confirm + No + Lift + MoreTime + StepBack + Recuse + Withdraw implies self
  Now.act in HelpedYes + DelegatedYes implies Now.whom not in Now.about.spoken
  Now.act = HelpedYes implies Now.by not in Gone + Request.wrote and Now.whom not in Now.about.yes.Person
  Now.act = DelegatedYes implies Now.by in Part.delegate[Now.whom]
  Now.act = DelegatedYes implies Now.by in Now.about.asked - barred
  Now.act = DelegatedYes implies Now.about.yes[Now.whom] in Now.by and Now.whom not in Now.about.helped
  Now.act = Confirm implies Now.whom in Now.about.helped & Now.about.yes.Person
  Now.act = Lift implies Now.whom in Now.about.against

  Now.act in Recuse + Withdraw implies Now.whom not in Gone
  Now.act = Recuse implies Now.whom not in Recused
  Now.act = AddDecider implies Now.whom not in Decides + Gone
  Now.act = RemoveDecider implies Now.whom in Decides - Gone
  Now.act = Delegate implies Now.by + Now.whom in Lived - Gone and Now.whom in Decides
  Now.act = Delegate implies no Part.delegate[Now.by]
  Now.act = Delegate implies no Part.delegate.(Now.whom)
  Now.act = EndDelegation implies some Now.by & (Now.whom + Part.delegate[Now.whom]) and some Part.delegate[Now.whom]

  Now.act = NoticeEnds implies Now.about in Open - Noticed
  Now.act = TimeEnds implies Now.about in Stopped - Rested
  Now.act = Restart implies Now.about in Stopped
  Now.act = Restart implies Now.about in Rested

  Now.act = Pass implies Request in Open and some Request
  Now.act = Pass implies no Request.against
  Now.act = Pass implies no Stopped
  Now.act = Pass implies all r: Request | r in Noticed or electorate[r] in r.yes.Person + (r.spoken - r.time)
  Now.act = Pass implies all r: Request | #(electorate[r] & Lived) <= plus[#agreed[r], #agreed[r]]
  Now.act = Pass implies all r: Request | some hands[r]
  Now.act = Pass implies all r: Request | lone r.asked & Lived or some disj p, q: hands[r] | p != q
}

/** What an act names: whose it is, whom it concerns, and which request. */
pred shape {
  some Now.about iff Now.act in Write + Ask + AskAgain + Yes + HelpedYes + DelegatedYes + Confirm + No + Lift + MoreTime + StepBack + Restart +
    NoticeEnds + TimeEnds
  no Now.whom iff Now.act in Ask + AskAgain + Write + Restart + Pass + NoticeEnds + TimeEnds + Nothing
  Now.act in AddDecider + RemoveDecider + Restart + Pass + NoticeEnds + TimeEnds + Nothing implies no Now.by
  Now.act in HelpedYes + DelegatedYes + Delegate implies some Now.by and Now.by != Now.whom
}

/** The next act puts words to people that they were not asked about: for the first time, or because they have changed. */
pred lapses [r: Request] { r = Now.about and (Now.act = Ask or (Now.act = Write and r in Open)) }
/** The next act asks people about a request: so, or about the same words again, and what was said stands. */
pred asks [r: Request] { lapses[r] or (r = Now.about and Now.act = AskAgain) }
/** Whose answer the next act takes out, because it was given by who asks now. */
fun givenByAsker [r: Request]: set Person { { p: Person - r.helped | Now.act = AskAgain and r = Now.about and saidBy[p, r] = Now.by } }
/** Whose hand gave a person's answer. */
fun saidBy [p: Person, r: Request]: lone Person { some p.(r.yes) implies p.(r.yes) else p & (r.spoken + r.aside + r.time) }

/** A set about `r`, with whom an act puts in and takes out; what lapses leaves nobody in it. */
pred moves [r: Request, is, next: set Person, puts, takes: set Act] {
  next = (lapses[r] implies none else r != Now.about implies is
    else Now.act = AskAgain implies is - givenByAsker[r]
    else Now.act in puts implies is + Now.whom else Now.act in takes implies is - Now.whom else is)
}

pred becomes {
  all r: Request {
    r.wrote' = (r = Now.about and Now.act = Write implies r.wrote + Now.by else r.wrote)
    r.askers' = (r = Now.about and Now.act in Ask + AskAgain implies r.askers + Now.by else r.askers)
    r.asked' = (asks[r] implies Decides - Gone - Recused - Request.wrote' - r.askers' else r.asked)
    r.firstAsked' = (r = Now.about and Now.act = Ask implies r.asked' else r.firstAsked)
    moves[r, r.helped, r.helped', HelpedYes, Yes + DelegatedYes + Confirm + No + MoreTime + StepBack]
    moves[r, r.spoken, r.spoken', Yes + Confirm + No + MoreTime + StepBack, none]
    moves[r, r.aside, r.aside', StepBack, Yes + HelpedYes + DelegatedYes + Confirm + No + MoreTime]
    r.yes' = (lapses[r] implies none -> none
      else r = Now.about and Now.act = AskAgain implies (Person - givenByAsker[r]) <: r.yes
      else r = Now.about and Now.act in Yes + HelpedYes + DelegatedYes + Confirm
        implies r.yes ++ Now.whom -> Now.by
      else r = Now.about and Now.act in No + MoreTime + StepBack implies (Person - Now.whom) <: r.yes
      else Now.act = Withdraw implies (Person - Now.whom) <: r.yes else r.yes)
    r.against' = (r = Now.about and Now.act = No implies r.against + Now.whom
      else r = Now.about and (Now.act = Lift or agrees) implies r.against - Now.whom else r.against)
    moves[r, r.time, r.time', MoreTime, Yes + HelpedYes + DelegatedYes + Confirm + No + StepBack]
  }
  Open' = Open + (Now.act = Ask implies Now.about else none)
  Noticed' = (Now.act = NoticeEnds implies Noticed + Now.about else { r: Noticed | not asks[r] })
  Stopped' = { r: Request | not asks[r] and not (Now.act = Restart and r = Now.about)
    and ((Now.act = MoreTime and r = Now.about) or r in Stopped) and some r.time' - Gone' - Recused' - Request.wrote' }
  Rested' = (Now.act = TimeEnds implies Rested + Now.about
    else { r: Rested | r in Stopped' and not (Now.act = MoreTime and r = Now.about) })
  Decides' = (Now.act = AddDecider implies Decides + Now.whom else Now.act = RemoveDecider implies Decides - Now.whom else Decides)
  Gone' = (Now.act = Withdraw implies Gone + Now.whom else Gone)
  Recused' = (Now.act = Recuse implies Recused + Now.whom else Recused)
  Part.delegate' = (Now.act = Delegate implies Part.delegate + Now.by -> Now.whom
    else Now.act = EndDelegation implies (Person - Now.whom) <: Part.delegate
    else Now.act = Withdraw implies (Person - Now.whom) <: Part.delegate :> (Person - Now.whom)
    else Part.delegate)
  Passed' = (Now.act = Pass implies Part else Passed)
}

/** A group in which nobody was asked yet, about words that stand. */
pred begins {
  no askers and no firstAsked and no asked and no yes and no helped + spoken + against + time + aside
  no Open and no Noticed and no Stopped and no Rested and no Gone and no Recused and no Passed and no delegate
}

fact { begins and always (may and becomes) }

// What an assertion looks at: acts, and whether something took them back since.

pred by [acts: set Act, p: Person, r: Request] { Now.act in acts and Now.whom = p and Now.about = r }
pred byThemselves [acts: set Act, p: Person, r: Request] { by[acts, p, r] and Now.by = p }
pred writes [r: Request] { Now.act = Write and Now.about = r }
pred passes { Now.act = Pass }

/** 1. A no stands until its giver lifts that very no, by lifting it or by a yes of their own to the same request. */
assert ANoStands { always all r: Request, p: Person | passes implies
  not (not byThemselves[Lift + Yes + Confirm, p, r] since by[No, p, r]) }

/** 2. Nobody's act is replaced: a yes that counts is the last that the person said, if they said anything since they were asked. */
assert NobodysActIsReplaced { always all r: Request, p: Person | passes and p in agreed[r] implies
  not ((not lapses[r] and not byThemselves[Yes + Confirm, p, r]) since byThemselves[No + MoreTime + StepBack, p, r]) }

/** 2. Nobody's place is emptied by another; 3. the bar stays. */
assert TheBarStays { always all r: Request, p: Person | p in electorate[r] and after (p not in electorate[r]) implies
  asks[r] or Now.by = p }

/** 3. A part passes by more than one, and by half of those who were asked and did not take themselves out. */
assert HalfOfThoseAskedAgree { always (passes implies all r: Request | #(electorate[r] & Lived) <= plus[#agreed[r], #agreed[r]]) }

/** 8. Who asks does not decide, nor does who wrote some of the words: they may stand in what is agreed to. */
assert WhoAsksDoesNotDecide { always all r: Request, p: Person | passes and p in agreed[r] implies {
  not once (Now.act in Ask + AskAgain and Now.by = p and Now.about = r)
  no q: p.(r.yes) | p not in r.helped and once (Now.act in Ask + AskAgain and Now.by = q and Now.about = r)
  not once (Now.act = Write and Now.by = p)
} }

/** 9. One for all is not all: two distinct people with lived experience agreed by acts of their own, where two were asked at all. */
assert TwoDistinctPeople { always all r: Request | passes implies lone r.asked & Lived or some disj p, q: Lived |
  ((not lapses[r]) since agreesByAct[p, r]) and ((not lapses[r]) since agreesByAct[q, r]) }
pred agreesByAct [p: Person, r: Request] { Now.act in Yes + Confirm + DelegatedYes and Now.by = p and Now.about = r }

/** 6. A delegate may decide in their own right, and stands in for one person at a time. */
assert DelegatesInTheirOwnRight { always {
  all d: Person | lone Part.delegate.d
  Now.act = DelegatedYes implies Now.by in Lived & Now.about.asked - barred
} }

/** 5. More time is time: nothing passes until its giver answers, steps out, or was left as much time as the notice. */
assert MoreTimeIsTime { always all r: Request, p: Person | passes implies
  not ((not ends[p, r]) since byThemselves[MoreTime, p, r]) }
pred ends [p: Person, r: Request] { lapses[r] or byThemselves[Yes + Confirm + No + StepBack, p, r] or (Now.act = TimeEnds and Now.about = r)
  or (Now.by = p and Now.act in Recuse + Withdraw + Write + AskAgain) or (asks[r] and p not in r.asked')
  -- asked again, they have the whole notice anew
  or (Now.act = NoticeEnds and Now.about = r and ((not byThemselves[MoreTime, p, r]) since asks[r])) }

/** A yes lapses with the version that it was said to. */
assert AnswersLapse { always all r: Request, p: Person | passes and p in agreed[r] implies
  ((not writes[r]) since by[Yes + HelpedYes + DelegatedYes + Confirm, p, r]) }

/** Nothing passes by time: the clock changes nothing that people said, and whatever passes does so after somebody's own yes to it. */
assert NothingPassesByTime { always {
  Now.act in NoticeEnds + TimeEnds + Nothing implies (Passed' = Passed and yes' = yes and against' = against and asked' = asked)
  Passed' != Passed implies all r: Request | once some p: Lived | agreesByAct[p, r]
} }

/** What must be possible, or the assertions would say nothing. */
run Passes { eventually passes } for 3 Person, exactly 2 Request, exactly 10 steps
run PassesAfterANo { eventually passes and some r: Request, p: Person | eventually by[No, p, r] } for 4 Person, exactly 1 Request, exactly 9 steps
run PassesWithADelegate { eventually (passes and some p: Lived | some agreed[Request] & p and p not in p.(Request.yes)) and eventually Now.act = DelegatedYes }
  for 4 Person, exactly 1 Request, exactly 9 steps
run PassesByFew { eventually (passes and some r: Request | byFew[r]) } for 4 Person, exactly 1 Request, exactly 9 steps

check ANoStands for 3 Person, 2 Request, exactly 10 steps
check NobodysActIsReplaced for 4 Person, exactly 1 Request, exactly 9 steps
check TheBarStays for 4 Person, exactly 1 Request, exactly 8 steps
check HalfOfThoseAskedAgree for 5 Person, exactly 1 Request, exactly 8 steps
check WhoAsksDoesNotDecide for 4 Person, 2 Request, exactly 7 steps
check TwoDistinctPeople for 4 Person, exactly 1 Request, exactly 7 steps
check DelegatesInTheirOwnRight for 4 Person, exactly 1 Request, exactly 9 steps
check MoreTimeIsTime for 4 Person, exactly 1 Request, exactly 9 steps
check AnswersLapse for 4 Person, exactly 1 Request, exactly 9 steps
check NothingPassesByTime for 4 Person, exactly 1 Request, exactly 8 steps
