import type { Template } from "../../domain/template.ts";
import { gateOf, leastOf, linesOf, placeOf, sectionsOf } from "./arrangement.ts";
import { agrees, answersAt, standingNos, type Word } from "./answers.ts";
import { chairedByStaff, changesNotMade, unmetNeeds } from "./around-gate.ts";
import { askedBy, askingsOf, leftBySelf, newestAsking, requestsOf } from "./asking.ts";
import { goneUnspoken } from "./loss.ts";
import { assertedByOthers, countsAsPwle } from "./sides.ts";
import {
  authorsOf,
  everybody,
  hasConflict,
  isActive,
  isLost,
  isPwle,
  launcherOf,
  rolesOf,
  saidOf,
  sideOf,
} from "./people.ts";
import {
  all,
  before,
  breach,
  forbidden,
  isBy,
  type Breach,
  type Of,
  type Past,
} from "./reading.ts";

/** What stands against calling a passed gate the people's own, from the record before it and, for facts and words, after it. */
export const wrongWithGate = (
  template: Template,
  events: Past,
  passed: Of<"gatePassed">,
): readonly Breach[] => {
  const past = before(events, passed);
  const { part } = passed.data;
  const requests = requestsOf(past, part);
  if (requests.length === 0) return [forbidden(3, "nobody was asked", passed.version)];
  return [
    ...requests.flatMap(({ data }) =>
      wrongWithRequest(template, events, past, passed, data.request),
    ),
    ...notAsked(template, past, part),
    ...openObjections(
      past,
      part,
      requests.map(({ data }) => data.request),
    ),
    ...unasked(template, past, passed, part),
    ...unmetNeeds(past, part),
    ...chairedByStaff(past, passed),
    ...changesNotMade(
      events,
      past,
      part,
      requests.map(({ data }) => data.request),
    ),
  ];
};

/** Those asked now, less who left by an act of their own. */
const votersOf = (template: Template, past: Past, part: string, request: string) => {
  const asked = askedBy(past, request);
  const since = newestAsking(past, request)?.version ?? 0;
  const isOut = (member: string): boolean =>
    leftBySelf(past, part, member, since) ||
    !isActive(past, member) ||
    hasConflict(template, past, member) ||
    (isLost(past, member) && !answersAt(past, request).has(member)) ||
    answersAt(past, request).get(member)?.event.type === "stoodAside";
  return { ...asked, voters: asked.now.filter((member) => !isOut(member)), isOut };
};

const wrongWithRequest = (
  template: Template,
  events: Past,
  past: Past,
  passed: Of<"gatePassed">,
  request: string,
): readonly Breach[] => {
  const { part } = passed.data;
  const gate = gateOf(placeOf(template, past, part));
  if (gate === undefined) return [forbidden(0, "no such gate", passed.version)];
  const here = passed.version;
  const found: Breach[] = [];
  const wrong = (rule: number, why: string, ...cited: readonly number[]) =>
    found.push(breach(rule, why, ...cited, here));
  const never = (rule: number, why: string, ...cited: readonly number[]) =>
    found.push(forbidden(rule, why, ...cited, here));
  const { first, now, voters, isOut } = votersOf(template, past, part, request);
  const said = [...answersAt(past, request).values()].filter(({ member }) =>
    voters.includes(member),
  );
  const yes = said.filter(agrees);
  const no = said.filter(({ event }) => event.type === "declined");
  const counts = (member: string): boolean => countsAsPwle(template, past, member);
  const pwle = (words: readonly Word[]) => words.filter(({ member }) => counts(member));
  const pwleYes = pwle(yes);

  // What was agreed to is what passed.
  for (const { event, member } of yes)
    if (!isSameWords(past, part, request, event.version))
      never(0, `${member} agreed to something else`, event.version);

  // Who answered: distinct people by their own acts, and nobody for all.
  const givers = (words: readonly Word[]) =>
    words
      .filter(({ event, isOwn }) => isOwn || event.data.assistance === undefined)
      .map(({ hand }) => hand)
      .filter(counts);
  const owns = new Set(givers(pwleYes));
  const heard = new Set([...owns, ...(gate.rule === "majority" ? givers(pwle(no)) : [])]);
  const fewest = Math.min(2, now.filter(counts).length);
  if (heard.size < fewest) never(9, "one person's own act for a group");
  if (heard.size < 2) wrong(9, "fewer than two people with lived experience answered themselves");
  const hands = Map.groupBy(pwleYes, ({ hand }) => hand);
  for (const [hand, words] of hands)
    if (pwleYes.length > 1 && words.length * 3 >= pwleYes.length * 2)
      wrong(
        9,
        `${hand} gave two thirds of the answers`,
        ...words.map(({ event }) => event.version),
      );

  // The bar stays where it was.
  const votersPwle = voters.filter(counts);
  const needed = Math.max(
    1,
    leastOf(template, gate, "pwle"),
    Math.ceil(gate.share * votersPwle.length - 1e-9),
  );
  if (pwle(yes).length < 1) never(3, "nobody with lived experience agreed");
  const count = pwleYes.length + (gate.rule === "majority" ? pwle(no).length : 0);
  if (count < needed) never(3, `${count} answered where ${needed} must`);
  const counted = gate.rule === "majority" ? [...pwleYes, ...pwle(no)] : pwleYes;
  found.push(...assertedByOthers(events, passed, counted, needed));
  const unheard = now.filter((member) => !answersAt(past, request).has(member));
  found.push(...goneUnspoken(past, passed, unheard));
  if (heard.size < needed) wrong(6, `${heard.size} people where ${needed} must`);
  const firstPwle = first.filter((member) => isPwle(past, member));
  if (owns.size * 2 < firstPwle.length && gate.rule !== "majority")
    wrong(3, "fewer than half of those with lived experience who were first asked");
  for (const { side } of linesOf(template, gate))
    if (side !== "pwle") {
      const least = leastOf(template, gate, side);
      const words = gate.rule === "majority" ? [...yes, ...no] : yes;
      if (words.filter(({ member }) => sideOf(past, member) === side).length < least)
        never(3, `too few of ${side}`);
    }
  for (const member of firstPwle)
    if (!now.includes(member) && !isOut(member) && isPwle(past, member))
      wrong(3, `${member} was taken out of the decision by somebody else`);

  // Who asks, wrote, launched or has an interest does not decide.
  const askings = askingsOf(past, request);
  for (const { member, hand, event } of yes)
    for (const giver of new Set([member, hand])) {
      if (event.data.assistance && giver === hand && giver !== member) continue;
      if (giver === launcherOf(past) || askings.some((asking) => isBy(asking, giver)))
        never(8, `${giver} asked, and answered`, event.version);
      if (authorsOf(past, part).has(giver))
        never(8, `${giver} wrote it, and agreed`, event.version);
      if (hasConflict(template, past, giver)) never(8, `${giver} has an interest`, event.version);
    }

  if (gate.rule === "majority") {
    const silent = voters.filter((member) => !said.some((word) => word.member === member));
    if (silent.length > 0) never(0, "a seat did not answer");
    if (pwle(no).length > pwleYes.length)
      wrong(
        1,
        "more with lived experience said no than yes",
        ...pwle(no).map((n) => n.event.version),
      );
  } else {
    const nos = standingNos(past, part, request);
    for (const { data, version } of nos)
      never(1, `the no of ${data.member} was never lifted`, version);
  }

  // Silence after time, and word that reached them.
  const silent = voters.filter((member) => !said.some((word) => word.member === member));
  const start = newestAsking(past, request);
  const until =
    start?.type === "signOffRequested" || start?.type === "answersLapsed"
      ? start.data.noticeUntil
      : "";
  if (silent.length > 0 && passed.at < until) never(5, "too little notice");
  for (const member of silent)
    if (!isReached(past, request, member)) never(3, `${member} was never reached`);
  const clock = past.findLast(
    (event) =>
      (event.type === "clockStopped" ||
        event.type === "clockRestarted" ||
        event.type === "answersLapsed") &&
      event.data.request === request,
  );
  if (clock?.type === "clockStopped") never(5, "somebody still has time", clock.version);
  return found;
};

/** Whether what a request asks about reads at the end as it did when somebody answered. */
const isSameWords = (past: Past, part: string, request: string, answer: number): boolean => {
  const asked = all(past, "signOffRequested").find(({ data }) => data.request === request);
  const versions = all(past, "versionSaved").filter(({ data }) => data.part === part);
  const seen = versions.findLast(({ version }) => version < answer)?.data.sections ?? {};
  const now = versions.at(-1)?.data.sections ?? {};
  const sections =
    asked === undefined || asked.data.sections.length === 0
      ? [...new Set([...Object.keys(seen), ...Object.keys(now)])]
      : asked.data.sections;
  return sections.every((section) => seen[section]?.digest === now[section]?.digest);
};

const isReached = (past: Past, request: string, member: string): boolean => {
  const since = newestAsking(past, request)?.version ?? 0;
  return past.some(
    (event) =>
      event.version > since &&
      (((event.type === "requestSeen" || event.type === "toldInPerson") &&
        event.data.request === request &&
        event.data.member === member) ||
        (event.type === "noticeSent" &&
          event.data.about === request &&
          event.data.member === member &&
          !all(past, "noticeReturned").some(
            ({ data, version }) =>
              version > event.version &&
              data.about === request &&
              data.member === member &&
              data.kind === event.data.kind &&
              data.ordinal === event.data.ordinal,
          ))),
  );
};

/** Whoever with lived experience belongs to those who decide was asked, unless they wrote it, asked it or have an interest. */
const notAsked = (template: Template, past: Past, part: string): readonly Breach[] => {
  const gate = gateOf(placeOf(template, past, part));
  if (gate === undefined) return [];
  const circle = template.circles[gate.circle];
  const lines = (circle?.of ?? []).filter(({ side }) => side === "pwle");
  if (circle?.except !== undefined || lines.some((l) => l.contributed || l.holds)) return [];
  return requestsOf(past, part).flatMap((asking) => {
    const then = before(past, asking);
    const asked = askedBy(past, asking.data.request).first;
    return everybody(then)
      .filter(
        (member) =>
          isPwle(then, member) &&
          isActive(then, member) &&
          !isLost(then, member) &&
          !asked.includes(member) &&
          member !== launcherOf(then) &&
          !isBy(asking, member) &&
          !rolesOf(then, member).some((role) => role === "lead" || role === "supporter") &&
          !authorsOf(then, part).has(member) &&
          !hasConflict(template, then, member) &&
          !leftBySelf(then, part, member, 0) &&
          lines.some(
            ({ roles, declares = [] }) =>
              (!roles || roles.some((role) => rolesOf(then, member).includes(role))) &&
              declares.every((declaration) => saidOf(then, member, declaration) === true),
          ),
      )
      .map((member) => forbidden(3, `${member} decides, and was not asked`, asking.version));
  });
};

/** Objections that were made beside an answer, by somebody with lived experience or who was asked. */
const openObjections = (past: Past, part: string, requests: readonly string[]): readonly Breach[] =>
  all(past, "objected")
    .filter(({ data }) => data.part === part)
    .filter(
      ({ data }) =>
        isPwle(past, data.member) ||
        requests.some((request) => askedBy(past, request).first.includes(data.member)),
    )
    .filter(
      ({ data }) =>
        !all(past, "objectionLifted").some(
          (lifted) =>
            lifted.data.part === part &&
            lifted.data.objection === data.objection &&
            isBy(lifted, data.member),
        ) &&
        !all(past, "answerDisputed").some(
          (word) => word.data.request === data.request && isBy(word, data.member),
        ),
    )
    .map(({ data, version }) => breach(1, `${data.member} still objects`, version));

const unasked = (
  template: Template,
  past: Past,
  passed: Of<"gatePassed">,
  part: string,
): readonly Breach[] => {
  const place = placeOf(template, past, part);
  const sections = place === undefined ? [] : sectionsOf(place);
  const asked = requestsOf(past, part).flatMap(({ data }) =>
    data.sections.length === 0 ? sections : data.sections,
  );
  const newest = all(past, "versionSaved").findLast(({ data }) => data.part === part);
  return [
    ...sections
      .filter((section) => !asked.includes(section))
      .map((section) => forbidden(3, `nobody was asked about ${section}`, passed.version)),
    ...(newest?.data.version === passed.data.version && newest.data.digest === passed.data.digest
      ? []
      : [forbidden(0, "passed is not the newest version", passed.version)]),
    ...all(past, "contributed")
      .filter(
        ({ data }) =>
          data.part === part &&
          data.request === undefined &&
          past.findLast(
            (event) =>
              (event.type === "contributionAnswered" || event.type === "contributionDisputed") &&
              event.data.contribution === data.contribution,
          )?.type !== "contributionAnswered",
      )
      .map(({ version }) => forbidden(14, "passed over a contribution", version, passed.version)),
  ];
};
