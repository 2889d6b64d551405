import type { Step, Template } from "../../domain/template.ts";
import { blocksOf, decides, gateOf, placeOf } from "./arrangement.ts";
import { agrees, answersAt } from "./answers.ts";
import { requestsOf } from "./asking.ts";
import { isBorneOut, isPwle } from "./people.ts";
import { all, before, breach, isBy, type Breach, type Of, type Past } from "./reading.ts";

/** A breach with the step that it is about; null: the run as a whole. */
export type Placed = Breach & { readonly step: string | null; readonly visit: number | null };

const RUN = { step: null, visit: null } as const;

/** What stands against a run by its course, over all its gates. */
export const wrongWithCourse = (template: Template, events: Past): readonly Placed[] => [
  ...overrides(template, events),
  ...afterTheFact(template, events),
  ...absences(template, events),
  ...oneOff(template, events),
  ...unanswered(template, events),
  ...disputes(template, events),
];

const at = (template: Template, events: Past, part: string, found: Breach): Placed => {
  const place = placeOf(template, events, part);
  return { ...found, step: place?.step.key ?? null, visit: place?.visit ?? null };
};

/** N1: those in power passed it without the people. It marks the step, and the run from there. */
const overrides = (template: Template, events: Past): readonly Placed[] =>
  all(events, "gateOverridden").map((event) =>
    at(template, events, event.data.part, {
      ...breach(0, "overridden", event.version),
      onwards: true,
    }),
  );

/**
 * The instant of what a fact says; a day alone is its beginning, so that nobody gains by leaving out the hour: 23:00 UTC of the day
 * before at the earliest, as British summer time has it.
 */
const instantOf = (on: string): number =>
  on.length === 10 ? Date.parse(`${on}T00:00:00.000Z`) - 3_600_000 : Date.parse(on);

/** The entries that state something of a part, in their order: a dispute names the nth of them. */
const factsOf = (events: Past, part: string): readonly number[] =>
  [
    ...all(events, "factStated"),
    ...all(events, "deliveryStarted"),
    ...all(events, "deliveryCompleted"),
  ]
    .filter(({ data }) => data.part === part)
    .map(({ version }) => version)
    .toSorted((a, b) => a - b);

/** Rule 11: what was published, piloted or rolled out before its gate passed. A fact that its stater took back is none. */
const afterTheFact = (template: Template, events: Past): readonly Placed[] =>
  all(events, "factStated").flatMap((fact) => {
    const { part, on } = fact.data;
    const isTakenBack = all(events, "factDisputed").some(
      ({ data, actor }) =>
        data.part === part &&
        factsOf(events, part)[data.fact - 1] === fact.version &&
        actor.id === fact.actor.id,
    );
    const passed = all(events, "gatePassed").findLast(({ data }) => data.part === part);
    const isBefore =
      passed === undefined ||
      fact.version < passed.version ||
      instantOf(on) < Date.parse(passed.at);
    return isBefore && !isTakenBack && gateOf(placeOf(template, events, part)) !== undefined
      ? [at(template, events, part, breach(11, "after the fact", fact.version))]
      : [];
  });

/** Whether a step has something that people can deliver or lead. */
const hasDelivery = ({ parts }: Step): boolean =>
  [
    ...parts.blocks,
    ...(parts.kind === "named"
      ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
      : []),
  ].some(({ block }) => block === "delivery" || block === "session");

/** Whether somebody with lived experience agreed at a part's gate, as it was when it passed. */
const agreedAt = (events: Past, passed: Of<"gatePassed">): boolean => {
  const past = before(events, passed);
  return requestsOf(past, passed.data.part)
    .flatMap(({ data }) => [...answersAt(past, data.request).values()])
    .some((word) => agrees(word) && isPwle(past, word.member));
};

/**
 * Rule 12: whoever delivers or leads is there; whoever signed is not, by that alone. Where a step has nothing to deliver or lead,
 * having a say in it is all that there is.
 */
const absences = (template: Template, events: Past): readonly Placed[] =>
  all(events, "stepClosed").flatMap((closed) => {
    const { step: key, visit } = closed.data;
    const step = template.steps.find((one) => one.key === key);
    const kind = step?.kind;
    if (step === undefined || (kind !== "roll-out" && kind !== "monitor")) return [];
    const isHere = (part: string): boolean => {
      const place = placeOf(template, events, part);
      return place?.step.key === key && place.visit === visit;
    };
    const isThere = events.some((event) => {
      if (!("part" in event.data) || typeof event.data.part !== "string") return false;
      if (!isHere(event.data.part)) return false;
      switch (event.type) {
        case "deliveryCompleted":
          return event.data.deliveredBy.some(
            (member) => isPwle(events, member) && isBorneOut(events, event, member),
          );
        case "sessionHeld":
          return event.data.ledBy.some(
            (member) => isPwle(events, member) && isBorneOut(events, event, member),
          );
        case "gatePassed":
          return !hasDelivery(step) && agreedAt(events, event);
        default:
          return false;
      }
    });
    return isThere
      ? []
      : [{ ...breach(12, `absent from ${kind}`, closed.version), step: key, visit }];
  });

/** Steps in which somebody with lived experience took part by an act that is theirs, or that they bear out. */
const stepsWithPwle = (template: Template, events: Past): ReadonlySet<string> => {
  const steps = new Set<string>();
  const take = (part: string) => {
    const key = placeOf(template, events, part)?.step.key;
    if (key !== undefined) steps.add(key);
  };
  for (const event of events) {
    if (event.type === "gatePassed" && agreedAt(events, event)) take(event.data.part);
    if (
      event.type === "contributed" &&
      // What came with an answer counts as the answer does.
      event.data.request === undefined &&
      isPwle(events, event.data.member) &&
      isBorneOut(events, event, event.data.member)
    )
      steps.add(event.data.step);
    const named =
      event.type === "deliveryCompleted"
        ? event.data.deliveredBy
        : event.type === "sessionHeld"
          ? [...event.data.came, ...event.data.ledBy]
          : [];
    if (
      (event.type === "deliveryCompleted" || event.type === "sessionHeld") &&
      named.some((member) => isPwle(events, member) && isBorneOut(events, event, member))
    )
      take(event.data.part);
  }
  return steps;
};

/** Whether those who come to a session gain something by it, as its template has it. */
const isTraining = (template: Template, events: Past, { data }: Of<"sessionHeld">): boolean => {
  const planned = all(events, "sessionPlanned").find((one) => one.data.session === data.session);
  const place = planned && placeOf(template, events, planned.data.part);
  return (place === undefined ? [] : blocksOf(place)).some(
    (block) =>
      block.block === "session" &&
      block.key === planned?.data.block &&
      block.capacity !== undefined,
  );
};

/** Rule 10: more than one step, and somebody with lived experience gained something, as they say themselves. */
const oneOff = (template: Template, events: Past): readonly Placed[] => {
  const closed = all(events, "stepClosed");
  const isOver = all(events, "runFinished").length > 0;
  if (closed.length <= 1 && !isOver) return [];
  const isBuilt = events.some((event) => {
    switch (event.type) {
      case "capacityBuilt":
        return (
          event.data.on <= event.at.slice(0, 10) &&
          isPwle(events, event.data.member) &&
          isBorneOut(events, event, event.data.member)
        );
      case "sessionHeld":
        return [
          ...(isTraining(template, events, event) ? event.data.came : []),
          ...event.data.ledBy,
        ].some((member) => isPwle(events, member) && isBorneOut(events, event, member));
      default:
        return false;
    }
  });
  const found: Placed[] = [];
  if (stepsWithPwle(template, events).size <= 1)
    found.push({ ...breach(10, "one step only"), ...RUN });
  if (!isBuilt) found.push({ ...breach(10, "nobody gained anything"), ...RUN });
  return found;
};

/** Rule 14: what was brought in and had no answer when its step, or the run, was over. */
const unanswered = (template: Template, events: Past): readonly Placed[] => {
  const isOver = all(events, "runFinished").length > 0;
  return all(events, "contributed").flatMap((event): readonly Placed[] => {
    const { contribution, step: key } = event.data;
    const last = events.findLast(
      (other) =>
        (other.type === "contributionAnswered" || other.type === "contributionDisputed") &&
        other.data.contribution === contribution,
    );
    if (last?.type === "contributionAnswered") return [];
    const visits = all(events, "stepOpened").filter(
      ({ data, version }) => data.step === key && version < event.version,
    );
    const visit = visits.at(-1)?.data.visit ?? null;
    const isClosed = all(events, "stepClosed").some(
      ({ data }) => data.step === key && data.visit === visit,
    );
    const found = breach(14, "never answered", event.version);
    if (visit === null) return isOver ? [{ ...found, ...RUN }] : [];
    return isClosed || isOver ? [{ ...found, step: key, visit }] : [];
  });
};

/** What people said was not so: an answer or a claim in their name. */
const disputes = (template: Template, events: Past): readonly Placed[] => [
  ...all(events, "answerDisputed").map((event) =>
    at(template, events, event.data.part, breach(2, "an answer that was disputed", event.version)),
  ),
  ...all(events, "corroborated")
    .filter(
      (event) =>
        isBy(event, event.data.member) &&
        !event.data.agrees &&
        // Whether a change was made as asked is judged at its gate.
        !all(events, "contributionAnswered").some(({ version }) => version === event.data.claim) &&
        all(events, "corroborated").findLast(
          ({ data }) => data.claim === event.data.claim && data.member === event.data.member,
        )?.version === event.version,
    )
    .map((event): Placed => ({ ...breach(16, "a claim that was denied", event.version), ...RUN })),
];

/** Whether a step of a run decided something, and was no mere meeting. */
export const hasDecided = (
  template: Template,
  events: Past,
  step: string,
  visit: number,
): boolean =>
  all(events, "gatePassed").some(({ data }) => {
    const place = placeOf(template, events, data.part);
    return place?.step.key === step && place.visit === visit && decides(place.step);
  });
