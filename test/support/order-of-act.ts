import type { RawOrder } from "../../api/contracts/order.ts";
import type { Act } from "../../demo/client.ts";

/** The order by which an act of `me` is given, in plain texts: as a route or a page makes it of a request. */
export function orderOf(
  act: Act,
  me: string,
  newId: () => string,
): Exclude<RawOrder, { readonly type: "vouchForMember" }> {
  switch (act.act) {
    case "join": {
      const { person: member, side, roles } = act;
      return { type: "joinMember", data: { member, side, roles, declares: [] } };
    }
    case "join-myself": {
      const { side, roles, declares } = act;
      return { type: "joinMember", data: { member: me, side, roles, declares } };
    }
    case "give-roles":
      return { type: "changeRoles", data: { member: act.member, roles: act.roles } };
    case "declare": {
      const { declares, holds } = act;
      return { type: "makeDeclaration", data: { member: me, declares, holds, by: "self" } };
    }
    case "name-guardian":
      return { type: "nameGuardian", data: { guardian: act.guardian, of: act.of } };
    case "declare-for": {
      const { member, declares, holds } = act;
      const data = { member, declares, holds, by: "guardian", guardian: me } as const;
      return { type: "makeDeclaration", data };
    }
    case "allow-contact":
      return { type: "allowContact", data: { member: me, holds: act.holds } };
    case "link": {
      const { kind, run, part } = act;
      return { type: "linkRun", data: { link: newId(), kind, run, part } };
    }
    case "save": {
      const { part, basedOn, sections, note } = act;
      return { type: "saveVersion", data: { part, basedOn, sections, note } };
    }
    case "submit":
      return { type: "submitPart", data: { part: act.part, version: act.version } };
    case "ask": {
      const { part, version, sections } = act;
      return { type: "requestSignOff", data: { id: newId(), part, version, sections } };
    }
    case "answer":
      return answerOrder(act, me, newId);
    case "object": {
      const { part, version, reason } = act;
      return { type: "object", data: { id: newId(), part, member: me, version, reason } };
    }
    case "lift":
      return { type: "liftObjection", data: { part: act.part, objection: act.objection } };
    case "contribute": {
      const { part, kind, text } = act;
      return { type: "contribute", data: { id: newId(), member: me, part, kind, text } };
    }
    case "reply": {
      const { contribution, outcome, text: reply } = act;
      return { type: "answerContribution", data: { contribution, outcome, reply } };
    }
    case "override":
      return { type: "overrideGate", data: { part: act.part, reason: act.reason } };
    case "state-fact":
      return { type: "stateFact", data: { part: act.part, fact: act.fact, on: act.on } };
    case "recuse":
      return { type: "recuse", data: { part: act.part, member: me, reason: act.reason } };
    case "report-loss":
      return { type: "reportLoss", data: { member: act.member } };
    case "deny-loss":
      return { type: "denyLoss", data: { member: me } };
    case "go-on":
      return { type: "goOn", data: { member: act.member, how: act.how } };
    case "withdraw":
      return { type: "withdraw", data: { member: me } };
    case "state-need":
      return {
        type: "stateAccessNeed",
        data: { id: newId(), member: me, what: act.what },
      };
    case "meet-need": {
      const { member, need, how } = act;
      return { type: "meetAccessNeed", data: { member, need, how } };
    }
    case "offer-payment": {
      const { member, pence } = act;
      return { type: "offerPayment", data: { id: newId(), member, kind: "payment", pence } };
    }
    case "answer-payment": {
      const { payment, answer } = act;
      return { type: "answerPayment", data: { member: me, payment, answer } };
    }
    case "plan-session": {
      const { part, block, on, until, place, mode, offers } = act;
      const data = { id: newId(), part, block, on, until, place, mode, offers };
      return { type: "planSession", data };
    }
    case "hold-session": {
      const { session, on, came, ledBy, others, account } = act;
      return { type: "holdSession", data: { session, on, came, ledBy, others, account } };
    }
    case "cancel-session": {
      const { session, reason } = act;
      return { type: "cancelSession", data: { session, reason } };
    }
    case "voice": {
      const { session, kind, text, contact } = act;
      const mayContact = contact !== null;
      return { type: "hearVoice", data: { id: newId(), session, kind, text, mayContact, contact } };
    }
    case "declare-side":
      return { type: "declareSide", data: { member: me, sides: act.sides } };
    case "bear-out": {
      const { claim, agrees } = act;
      return { type: "corroborate", data: { member: me, claim, agrees } };
    }
    case "claim-credential":
      return { type: "claimCredential", data: { member: me, credential: act.credential } };
    case "show-credential": {
      const { credential } = act;
      const earned = { run: newId(), event: newId() };
      return { type: "showCredential", data: { member: me, credential, ...earned } };
    }
    case "make-payment":
      return { type: "makePayment", data: { member: act.member, payment: act.payment } };
    case "build-capacity": {
      const { member, kind, what, on } = act;
      return { type: "buildCapacity", data: { member, kind, what, on } };
    }
    case "drop-site":
      return { type: "dropPart", data: { part: act.part, reason: act.reason } };
    case "add-site":
      return { type: "addSite", data: { step: act.step, title: act.title } };
    case "sites-complete":
      return { type: "completeSites", data: { step: act.step } };
    case "start":
      return { type: "startDelivery", data: { part: act.part, on: act.on } };
    case "open-poll": {
      const { part, block, voters } = act;
      const asked = voters?.map(({ id }) => id) ?? null;
      return { type: "openPoll", data: { id: newId(), part, block, voters: asked } };
    }
    case "vote":
      return { type: "castBallot", data: { part: act.part, poll: act.poll, choice: act.choice } };
    case "measure": {
      const { act: _, ...data } = act;
      return { type: "recordMeasure", data };
    }
    case "complete": {
      const { part, on, reached, deliveredBy, report } = act;
      return { type: "completeDelivery", data: { part, on, reached, deliveredBy, report } };
    }
    default:
      return act satisfies never;
  }
}

function answerOrder(
  act: Extract<Act, { act: "answer" }>,
  member: string,
  newId: () => string,
): ReturnType<typeof orderOf> {
  const { request, version, digest, answer, comment } = act;
  const data = { request, version, digest, member };
  switch (answer) {
    case "yes":
    case "yes-with-changes":
      return {
        type: "signOff",
        data: { ...data, answer, comment, contribution: newId() },
      };
    case "no":
      return { type: "decline", data: { ...data, reason: comment ?? "", objection: newId() } };
    case "more-time":
      return { type: "askForTime", data: { ...data, reason: comment } };
    case "step-back":
      return { type: "standAside", data };
    default:
      return answer satisfies never;
  }
}
