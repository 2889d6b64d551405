import type { Period } from "../../domain/period.ts";
import type { Template } from "../../domain/template.ts";
import { gateOf, linesOf, placeOf, sectionsOf } from "./arrangement.ts";
import { answersAt, isAnswer, type AnswerEvent } from "./answers.ts";
import { askedBy, leftBySelf, newestAsking } from "./asking.ts";
import {
  authorsOf,
  hasConflict,
  isActive,
  isLost,
  launcherOf,
  rolesOf,
  saidOf,
  sideOf,
} from "./people.ts";
import { wrongLoss } from "./loss.ts";
import { all, forbidden, isBy, together, type Breach, type Of, type Past } from "./reading.ts";

/** Acts that nobody but the person whose act it is can do, whatever their role. */
const OWN: readonly string[] = [
  "withdrew",
  "recused",
  "answerConfirmed",
  "answerDisputed",
  "corroborated",
  "contributionDisputed",
  "requestSeen",
  "objected",
  "contactAllowed",
  "sideDeclared",
  "paymentAnswered",
];

/** About three months, and the days that months differ by. */
const DELEGATION_DAYS = 93;

/**
 * What is wrong with an act by itself, whatever became of it: the decider must have refused it.
 * @param known what was wrong with the acts of the first `through` events, where they were judged before. What stands together with a
 * later event is judged anew.
 */
export const wrongActs = (
  template: Template,
  events: Past,
  known: { readonly acts: readonly Breach[]; readonly through: number },
): readonly Breach[] => {
  const next = events[known.through];
  const from =
    next === undefined
      ? known.through
      : Math.max(
          0,
          events.findIndex(({ at }) => at >= next.at),
        );
  const first = events[from]?.version ?? Infinity;
  return [
    ...known.acts.filter(({ events: cited }) => (cited.at(-1) ?? 0) < first),
    ...events
      .slice(from)
      .flatMap((event, index) => wrongAct(template, events.slice(0, from + index), event, events)),
  ];
};

const wrongAct = (
  template: Template,
  past: Past,
  event: Past[number],
  events: Past,
): readonly Breach[] => {
  const here = event.version;
  if (isAnswer(event)) return wrongAnswer(template, past, event);
  if (
    OWN.includes(event.type) &&
    "member" in event.data &&
    !isBy(event, event.data.member) &&
    !isAnswerOfAnother(events, event)
  )
    return [forbidden(2, `${event.type} by somebody else`, here)];
  switch (event.type) {
    case "memberJoined": {
      const { member, side, declares } = event.data;
      const before = sideOf(past, member);
      return [
        ...(before !== undefined && before !== side
          ? [forbidden(7, "a side that changed within the run", here)]
          : []),
        ...(declares.length > 0 && !isBy(event, member)
          ? [forbidden(8, "a declaration by somebody else", here)]
          : []),
      ];
    }
    case "sideDeclared": {
      const said = all(past, "sideDeclared").find(({ data }) => data.member === event.data.member);
      return said === undefined
        ? []
        : [forbidden(7, "a side that changed within the run", said.version, here)];
    }
    case "memberLost":
      return wrongLoss(past, event);
    case "declarationMade":
      return isBy(event, event.data.by === "self" ? event.data.member : event.data.guardian)
        ? []
        : [forbidden(8, "a declaration by somebody else", here)];
    case "delegated":
      return wrongDelegation(past, event);
    case "objectionLifted":
      return wrongLifting(template, past, event);
    case "clockRestarted":
      return wrongRestart(template, past, event, events);
    case "partClosed":
      return wrongClosing(template, past, event);
    case "capacityBuilt":
      return event.data.on > event.at.slice(0, 10)
        ? [forbidden(10, "capacity that is still to come", here)]
        : [];
    case "gatePassed":
    case "gateRefused":
    case "stepOpened":
    case "stepClosed":
      return event.actor.role === "engine" || past.length < 10
        ? []
        : [forbidden(0, `${event.type} by a person`, here)];
    default:
      return [];
  }
};

/** An objection that a no made which a helper or a delegate gave. */
const isAnswerOfAnother = (events: Past, event: Past[number]): boolean =>
  event.type === "objected" &&
  together(events, event).some(
    (other) => other.type === "declined" && other.data.member === event.data.member,
  );

/** Rules 2 and 6: another's word adds, it never replaces or removes; and a delegate may decide in their own right. */
const wrongAnswer = (template: Template, past: Past, event: AnswerEvent): readonly Breach[] => {
  const { member, by, assistance, request, part } = event.data;
  const here = event.version;
  if (!isBy(event, by)) return [forbidden(2, "given by another than it says", here)];
  if (by === member && assistance === undefined) return [];
  const standing = answersAt(past, request).get(member);
  const isSameDelegate =
    assistance === undefined &&
    standing?.event.data.assistance === undefined &&
    standing?.hand === by;
  const found: Breach[] = [];
  if (standing !== undefined && !isSameDelegate)
    found.push(forbidden(2, "an answer replaced by another's word", standing.event.version, here));
  if (event.type === "stoodAside") found.push(forbidden(2, "a place emptied by another", here));
  if (assistance !== undefined) return found;
  return mayStandIn(template, past, part, request, member, by, event.at)
    ? found
    : [...found, forbidden(6, "a delegate who may not decide", here)];
};

const mayStandIn = (
  template: Template,
  past: Past,
  part: string,
  request: string,
  member: string,
  delegate: string,
  at: string,
): boolean => {
  const given = past.findLast(
    (event) =>
      (event.type === "delegated" || event.type === "delegationEnded") &&
      event.data.from === member,
  );
  const gate = gateOf(placeOf(template, past, part));
  const until = given?.type === "delegated" ? given.data.until : "";
  const isInForce = until.length === 10 ? at.slice(0, 10) <= until : at <= until;
  return (
    given?.type === "delegated" &&
    isInForce &&
    given.data.to === delegate &&
    isActive(past, delegate) &&
    sideOf(past, delegate) === "pwle" &&
    // Their seat is the one that they had when people were asked: what others change in the group counts at the next asking.
    askedBy(past, request).now.includes(delegate) &&
    delegate !== launcherOf(past) &&
    !authorsOf(past, part).has(delegate) &&
    !hasConflict(template, past, delegate) &&
    gate !== undefined &&
    linesOf(template, gate)
      .filter(({ side }) => side === "pwle")
      .some(({ declares = [] }) =>
        declares.every((declaration) => saidOf(past, delegate, declaration) !== false),
      ) &&
    !past.some(
      (other) =>
        other.type === "recused" && other.data.part === part && other.data.member === delegate,
    )
  );
};

/** One delegation for each delegate, to somebody who decides, for three months at most. */
const wrongDelegation = (past: Past, event: Of<"delegated">): readonly Breach[] => {
  const { from, to, until } = event.data;
  const here = event.version;
  const others = all(past, "delegated").filter(
    (other) =>
      other.data.to === to &&
      other.data.from !== from &&
      other.data.until >= event.at.slice(0, other.data.until.length) &&
      !past.some(
        (later) =>
          later.version > other.version &&
          ((later.type === "delegationEnded" && later.data.from === other.data.from) ||
            (later.type === "delegated" && later.data.from === other.data.from)),
      ),
  );
  const days = (Date.parse(until) - Date.parse(event.at)) / 86_400_000;
  const found: Breach[] = [];
  if (!isBy(event, from)) found.push(forbidden(6, "a delegation by somebody else", here));
  if (others.length > 0)
    found.push(
      forbidden(6, "two delegations to one person", ...others.map((o) => o.version), here),
    );
  if (days > DELEGATION_DAYS)
    found.push(forbidden(6, "a delegation without an end in sight", here));
  if (sideOf(past, to) !== "pwle" || !rolesOf(past, to).includes("decision-maker"))
    found.push(forbidden(6, "a delegation to somebody who does not decide", here));
  return found;
};

/** Rule 1: only the objector lifts, and a yes lifts only what was said before it, to the same request. */
const wrongLifting = (
  template: Template,
  past: Past,
  event: Of<"objectionLifted">,
): readonly Breach[] => {
  const { objection, part } = event.data;
  const made = all(past, "objected").find(
    ({ data }) => data.part === part && data.objection === objection,
  );
  const here = event.version;
  if (made === undefined) return [forbidden(1, "an objection that nobody made", here)];
  const { member, request } = made.data;
  if (!isBy(event, member)) return [forbidden(1, "lifted by another", made.version, here)];
  if (event.data.because === "lifted") return [];
  const asked = all(past, "signOffRequested").filter(({ data }) => data.part === part);
  const place = placeOf(template, past, part);
  const sections = place === undefined ? [] : sectionsOf(place);
  const whole = asked.length === 1 ? asked[0]?.data : undefined;
  const isWhole =
    whole?.sections.length === 0 ||
    sections.every((section) => whole?.sections.includes(section) === true);
  const about = request ?? (isWhole ? whole?.request : undefined);
  const word = about === undefined ? undefined : answersAt(past, about).get(member);
  return word?.event.type === "signedOff" && word.isOwn && word.event.version > made.version
    ? []
    : [forbidden(1, "lifted by a yes to something else", made.version, here)];
};

/** Rule 5: time that somebody asked for lasts as long as the notice did, unless they end it. */
const wrongRestart = (
  template: Template,
  past: Past,
  event: Of<"clockRestarted">,
  events: Past,
): readonly Breach[] => {
  const { request } = event.data;
  const gate = gateOf(placeOf(template, past, event.data.part));
  const notice = gate === undefined ? 0 : leastLengthOf(gate.notice);
  const { now } = askedBy(past, request);
  const since = newestAsking(past, request)?.version ?? 0;
  const ends = (member: string): boolean =>
    leftBySelf(past, event.data.part, member, since) ||
    hasConflict(template, past, member) ||
    together(events, event).some(
      (own) => own.version < event.version && isBy(own, member) && own.type !== "askedForTime",
    );
  const holding = [...answersAt(past, request).values()].filter(
    ({ event: word, member }) =>
      word.type === "askedForTime" &&
      now.includes(member) &&
      isActive(past, member) &&
      !isLost(past, member) &&
      !ends(member),
  );
  const cut = holding.filter(
    ({ event: word }) => Date.parse(event.at) - Date.parse(word.at) < notice,
  );
  if (cut.length > 0)
    return [
      forbidden(5, "time cut short", ...cut.map((word) => word.event.version), event.version),
    ];
  return holding.length > 0 && event.data.reason === null
    ? [forbidden(5, "a clock restarted without a reason", event.version)]
    : [];
};

const DAY = 86_400_000;

/** The least that a period can come to, in milliseconds: a working day ends the sooner the later on a day it is counted from. */
const leastLengthOf = (period: Period): number => {
  if ("seconds" in period) return period.seconds * 1000;
  if ("workingDays" in period) return Math.max(0, period.workingDays - 1) * DAY;
  return "days" in period ? period.days * DAY : 27 * DAY;
};

/** Rule 18: what is written and not signed off is finished by an act. */
const wrongClosing = (
  template: Template,
  past: Past,
  { data, version }: Of<"partClosed">,
): readonly Breach[] => {
  const place = placeOf(template, past, data.part);
  const hasForm = place?.step.parts.blocks.some(({ block }) => block === "form") === true;
  return data.outcome === "not-needed" &&
    hasForm &&
    gateOf(place) === undefined &&
    all(past, "versionSaved").some((saved) => saved.data.part === data.part) &&
    !all(past, "partSubmitted").some((said) => said.data.part === data.part)
    ? [forbidden(18, "closed by being saved", version)]
    : [];
};
