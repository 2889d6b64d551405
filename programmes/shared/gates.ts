import type { Block, Circle, CircleSide, Form, Gate, Side } from "../../domain/template.ts";

const deciders = (side: Side, atLeast: number): CircleSide => ({
  side,
  roles: ["decision-maker"],
  atLeast,
});

/**
 * The circles of a group that decides by consent: who must be in it, who signs off its own work, and who signs off what
 * spends money or binds the organisation.
 */
export const groupCircles: { readonly [name: string]: Circle } = {
  group: { of: [deciders("pwle", 3), deciders("staff", 1), deciders("leadership", 1)] },
  agree: { of: [deciders("pwle", 2), deciders("staff", 1)] },
  "agree-with-leaders": {
    of: [deciders("pwle", 2), deciders("staff", 1), deciders("leadership", 1)],
  },
};

/**
 * Assent of the group: at least two people with lived experience and three in five of those who may answer, so that
 * neither one person nor a minority ever speaks for all; and the other sides that the step binds.
 */
const consent = {
  block: "gate",
  key: "agree",
  rule: "consent",
  share: 0.6,
  notice: { workingDays: 5 },
  due: { workingDays: 10 },
  reminders: [{ workingDays: 5 }, { workingDays: 2 }],
  extension: { workingDays: 5 },
} as const;

/** For a step of the group's own work. */
export const groupAgrees: Gate = { ...consent, circle: "agree" };

/** For a step that spends money or binds the organisation. */
export const groupAndLeadersAgree: Gate = { ...consent, circle: "agree-with-leaders" };

/** For the step that forms the group: nobody is asked before the group stands. */
export const groupFormedAgrees: Gate = { ...groupAndLeadersAgree, standing: "group" };

/** For a round among people who work together week by week: the same assent, asked for at a shorter pace. */
export const groupAgreesInRound: Gate = {
  ...groupAgrees,
  notice: { workingDays: 3 },
  due: { workingDays: 5 },
  reminders: [{ workingDays: 2 }],
  extension: { workingDays: 3 },
};

/** What a programme's own text may ask for beside the circle. */
type Own = Partial<Omit<Gate, "block" | "rule" | "circle">>;

/**
 * Assent of one circle that stands: three in five of it, with three working days of notice, ten to answer and a reminder three
 * days before the end, as far as the programme's text says nothing else.
 */
export const circleAgrees = (circle: string, own: Own = {}): Gate => ({
  block: "gate",
  key: "agree",
  rule: "consent",
  circle,
  share: 0.6,
  standing: circle,
  notice: { workingDays: 3 },
  due: { workingDays: 10 },
  reminders: [{ workingDays: 3 }],
  extension: { workingDays: 5 },
  ...own,
});

/** What people write down; `circle`: who may, if not any author of the group. */
export const write = (form: Form, circle?: string): Block => ({
  block: "form",
  key: "text",
  form,
  ...(circle === undefined ? {} : { circle }),
});

/** What was agreed is done, and how it went is recorded. */
export const deliver: Block = { block: "delivery", key: "delivery" };
