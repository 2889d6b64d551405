import type { NumberedEvent } from "../../domain/event.ts";
import type { Gate, Template } from "../../domain/template.ts";
import { lossOracle } from "./oracle-loss.ts";
import { gateOf, sectionsOf } from "./oracle-template.ts";
import { WHILE_PAUSED, type Asked, type Person, type Placed, type Thing } from "./oracle-memory.ts";

/**
 * A second opinion on gates, written without the domain's own rules: it reads the events alone, slowly and plainly, and
 * says what is wrong with a `gatePassed`. Two programs would have to be wrong in the same way for a bad gate to go by.
 */
export type Oracle = {
  /** Reads one more event; answers what is wrong with it (nothing, for most). */
  read(event: NumberedEvent): readonly string[];
};

/** Notices that tell a person that they are asked. */
const ASKING: readonly string[] = ["request", "lapsed", "changed", "reminder"];

type Told = { readonly member: string; readonly kind: string; readonly ordinal: number };
const nameOf = ({ kind, ordinal }: Told): string => `${kind} ${ordinal}`;

const YES = ["yes", "yes-with-changes", "preference"];

export const oracle = (template: Template): Oracle => {
  const people = new Map<string, Person>();
  const parts = new Map<string, Placed>();
  const contributions = new Map<
    string,
    { step: string; part: string | null; open: boolean; isAnswer: boolean }
  >();
  const needs = new Map<string, string>();
  const readLoss = lossOracle(people);
  let launcher = "";
  let stated: { readonly [key: string]: unknown } = {};
  let paused: string | null = null;

  const askedById = (id: string): Asked | undefined =>
    [...parts.values()].flatMap((part) => part.asked).find((asked) => asked.id === id);

  const linesOf = (gate: Gate) => template.circles[gate.circle]?.of ?? [];

  const reach = (request: string, how: Told): void => {
    const reached = askedById(request)?.reached;
    reached?.set(how.member, new Set([...(reached.get(how.member) ?? []), nameOf(how)]));
  };

  const mayAnswer = (gate: Gate, part: Thing, id: string): boolean => {
    const someone = people.get(id);
    if (!someone?.active || someone.gone || id === launcher || part.versions.at(-1)?.author === id)
      return false;
    if (part.recused.has(id) || someone.side === "partner") return false;
    return linesOf(gate).some(
      ({ side, roles, declares = [] }) =>
        side === someone.side &&
        (!roles || roles.some((role) => someone.roles.includes(role))) &&
        declares.every((declaration) => someone.declares.includes(declaration)),
    );
  };

  const wrongWithRequest = (gate: Gate, part: Thing, asked: Asked, at: string): string[] => {
    const wrong: string[] = [];
    const newest = part.versions.at(-1);
    const voters = [...people.keys()].filter(
      (id) => mayAnswer(gate, part, id) && asked.said.get(id)?.kind !== "step-back",
    );
    const gone = asked.people.filter((id) => people.get(id)?.gone && !part.recused.has(id));
    if (asked.people.some((id) => people.get(id)?.gone?.settled === false))
      wrong.push("the group has not said how it goes on");
    voters.push(...gone.filter((id) => ["no", ...YES].includes(asked.said.get(id)?.kind ?? "")));
    const of = (side: string, ids: readonly string[]) =>
      ids.filter((id) => people.get(id)?.side === side);
    const yes = voters.filter((id) => YES.includes(asked.said.get(id)?.kind ?? ""));
    const no = voters.filter((id) => asked.said.get(id)?.kind === "no");
    const silent = voters.filter((id) => !yes.includes(id) && !no.includes(id));
    const counted = gate.rule === "majority" ? [...yes, ...no] : yes;
    const pwle = of("pwle", counted).length;
    if (of("pwle", yes).length < 1) wrong.push("nobody with lived experience agreed");
    if (pwle + 1e-9 < gate.share * of("pwle", voters).length) wrong.push("under the share");
    for (const { side, atLeast, exactly } of linesOf(gate))
      if (of(side, counted).length < (atLeast ?? exactly ?? 0)) wrong.push(`too few of ${side}`);
    for (const id of yes) {
      const seen = asked.said.get(id)?.sections ?? {};
      const now = newest?.sections ?? {};
      if (asked.sections.some((section) => seen[section] !== now[section]))
        wrong.push(`${id} agreed to something else`);
    }
    if (gate.rule === "majority") {
      if (silent.length > 0) wrong.push("a seat did not answer");
      for (const { side, exactly } of linesOf(gate))
        if (exactly !== undefined && of(side, voters).length !== exactly)
          wrong.push("the seats are not exact");
      const favoured =
        stated["tie"] === "lived-experience-decides" &&
        of("pwle", yes).length === of("pwle", voters).length &&
        yes.length === no.length;
      if (yes.length <= no.length && !favoured) wrong.push("no majority");
    }
    if (silent.some((id) => !asked.reached.get(id)?.size)) wrong.push("somebody was never reached");
    if (silent.length > 0 && at < asked.noticeUntil) wrong.push("too little notice");
    if (asked.stopped) wrong.push("the clock stands still");
    if (voters.some((id) => !people.get(id)?.gone && [...needs.values()].includes(id)))
      wrong.push("an unmet need");
    return wrong;
  };

  const wrongWithGate = (id: string, version: number, digest: string, at: string): string[] => {
    const part = parts.get(id);
    const gate = gateOf(part);
    if (!part || !gate) return ["no such gate"];
    const wrong = part.asked.flatMap((asked) => wrongWithRequest(gate, part, asked, at));
    if (part.decided !== null) wrong.push("decided already");
    if (part.versions.length !== version) wrong.push("not the newest version");
    if (part.versions.at(-1)?.digest !== digest) wrong.push("not its digest");
    const covered = part.asked.flatMap((asked) => asked.sections);
    for (const section of sectionsOf(part))
      if (!covered.includes(section)) wrong.push(`nobody was asked about ${section}`);
    if ([...part.objections.values()].some((o) => o.blocks)) wrong.push("an open objection");
    // What came with an answer is hidden until the gate closes, so it can't wait for a reply to it.
    if ([...contributions.values()].some((c) => c.open && c.part === id && !c.isAnswer))
      wrong.push("an unanswered contribution");
    return wrong;
  };

  const answer = (request: string, member: string, by: string, kind: string): void => {
    const asked = askedById(request);
    const part = [...parts.values()].find((p) => asked && p.asked.includes(asked));
    const sections = part?.versions.at(-1)?.sections ?? {};
    asked?.said.set(member, { kind, sections, own: by === member });
  };

  const read = (event: NumberedEvent): readonly string[] =>
    paused !== null && !WHILE_PAUSED.includes(event.type)
      ? ["the run is paused"]
      : readRunning(event);

  const readRunning = (event: NumberedEvent): readonly string[] => {
    switch (event.type) {
      case "runLaunched":
        launcher = event.data.launcher;
        stated = event.data.parameters;
        return [];
      case "memberJoined": {
        const { side, roles, declares } = event.data;
        people.set(event.data.member, {
          side,
          roles,
          declares: [...declares],
          active: true,
          gone: null,
        });
        return [];
      }
      case "corroborated":
        return event.actor.id === event.data.member ? [] : ["somebody else bore it out"];
      case "rolesChanged": {
        const someone = people.get(event.data.member);
        if (someone) someone.roles = event.data.roles;
        return [];
      }
      case "declarationMade": {
        const someone = people.get(event.data.member);
        const { declares, holds } = event.data;
        if (someone)
          someone.declares = [
            ...someone.declares.filter((d) => d !== declares),
            ...(holds ? [declares] : []),
          ];
        return [];
      }
      case "withdrew": {
        const someone = people.get(event.data.member);
        if (someone) someone.active = false;
        for (const part of parts.values())
          for (const asked of part.asked)
            if (part.decided === null) asked.said.delete(event.data.member);
        return [];
      }
      case "accessNeedStated":
        needs.set(event.data.need, event.data.member);
        return [];
      case "accessNeedMet":
        needs.delete(event.data.need);
        return [];
      case "partOpened": {
        const step = template.steps.find(({ key }) => key === event.data.step);
        if (!step) return ["a part of no step"];
        parts.set(event.data.part, {
          key: event.data.key,
          stretch: event.data.stretch,
          step,
          versions: [],
          asked: [],
          recused: new Set(),
          objections: new Map(),
          decided: null,
        });
        return [];
      }
      case "versionSaved": {
        const part = parts.get(event.data.part);
        const sections = Object.fromEntries(
          Object.entries(event.data.sections).map(([key, { digest }]) => [key, digest]),
        );
        part?.versions.push({ digest: event.data.digest, author: event.actor.id, sections });
        if (part?.decided === "refused") part.decided = null;
        return part?.decided === null ? [] : ["changed after it was decided"];
      }
      case "signOffRequested": {
        const part = parts.get(event.data.part);
        const { request: id, sections, noticeUntil } = event.data;
        part?.asked.push({
          id,
          sections: sections.length > 0 ? sections : sectionsOf(part),
          people: event.data.asked,
          said: new Map(),
          reached: new Map(),
          noticeUntil,
          stopped: false,
        });
        return [];
      }
      case "noticeSent":
        if (ASKING.includes(event.data.kind)) reach(event.data.about, event.data);
        return [];
      case "noticeReturned":
        if (ASKING.includes(event.data.kind))
          askedById(event.data.about)?.reached.get(event.data.member)?.delete(nameOf(event.data));
        return [];
      case "toldInPerson":
      case "requestSeen":
        reach(event.data.request, { member: event.data.member, kind: event.type, ordinal: 0 });
        return event.type === "requestSeen" && event.actor.id !== event.data.member
          ? ["opened by another"]
          : [];
      case "answersLapsed": {
        const asked = askedById(event.data.request);
        if (!asked) return ["nothing to lapse"];
        for (const member of event.data.members) asked.said.delete(member);
        if (asked.said.size > 0) return ["an answer outlived its version"];
        asked.reached.clear();
        asked.noticeUntil = event.data.noticeUntil;
        asked.stopped = false;
        return [];
      }
      case "signedOff":
        answer(event.data.request, event.data.member, event.data.by, event.data.answer);
        return event.actor.id === event.data.by ? [] : ["given by another than it says"];
      case "declined":
        answer(event.data.request, event.data.member, event.data.by, "no");
        return [];
      case "preferred":
        answer(event.data.request, event.data.member, event.data.by, "preference");
        return [];
      case "askedForTime":
        answer(event.data.request, event.data.member, event.data.by, "more-time");
        return [];
      case "stoodAside":
        answer(event.data.request, event.data.member, event.data.by, "step-back");
        return [];
      case "answerDisputed":
        askedById(event.data.request)?.said.delete(event.data.member);
        return [];
      case "recused":
        parts.get(event.data.part)?.recused.add(event.data.member);
        return [];
      case "objected": {
        const part = parts.get(event.data.part);
        const gate = gateOf(part);
        const someone = people.get(event.data.member);
        const isDecider =
          someone?.roles.includes("decision-maker") === true && someone.side !== "partner";
        const { objection, member } = event.data;
        const blocks = isDecider || (gate && part ? mayAnswer(gate, part, member) : false);
        const isTaken = part?.objections.has(objection);
        part?.objections.set(objection, { member, blocks });
        return isTaken ? ["one objection in place of another"] : [];
      }
      case "objectionLifted": {
        const part = parts.get(event.data.part);
        const objector = part?.objections.get(event.data.objection)?.member;
        part?.objections.delete(event.data.objection);
        if (event.actor.id !== objector) return ["lifted by another than the objector"];
        const agrees = part?.asked.some((asked) =>
          YES.includes(asked.said.get(objector)?.kind ?? ""),
        );
        return event.data.because === "lifted" || agrees ? [] : ["lifted without agreeing"];
      }
      case "clockStopped":
      case "clockRestarted": {
        const asked = askedById(event.data.request);
        if (asked) asked.stopped = event.type === "clockStopped";
        return [];
      }
      case "contributed":
        if (contributions.has(event.data.contribution)) return ["one contribution for another"];
        {
          const isAnswer = event.data.request !== undefined;
          contributions.set(event.data.contribution, { ...event.data, open: true, isAnswer });
        }
        return [];
      case "contributionAnswered":
      case "contributionDisputed": {
        const contribution = contributions.get(event.data.contribution);
        if (contribution) contribution.open = event.type === "contributionDisputed";
        return contribution ? [] : ["an answer to nothing"];
      }
      case "paused":
        paused = event.at;
        return [];
      case "resumed": {
        const ms = Date.parse(event.at) - Date.parse(paused ?? event.at);
        for (const part of parts.values())
          for (const asked of part.asked)
            if (part.decided === null && asked.noticeUntil > (paused ?? ""))
              asked.noticeUntil = new Date(Date.parse(asked.noticeUntil) + ms).toISOString();
        paused = null;
        return [];
      }
      case "gatePassed": {
        const { part: id, version, digest } = event.data;
        const wrong = wrongWithGate(id, version, digest, event.at);
        const part = parts.get(id);
        if (part) part.decided = "passed";
        return wrong;
      }
      case "gateRefused": {
        const part = parts.get(event.data.part);
        const wrong = gateOf(part)?.rule === "majority" ? [] : ["only a majority refuses"];
        if (part) part.decided = "refused";
        return wrong;
      }
      case "gateOverridden": {
        const part = parts.get(event.data.part);
        if (part) part.decided = "overridden";
        return event.actor.role === "programme-manager" ? [] : ["overridden without the power"];
      }
      case "stepClosed": {
        const owed = [...contributions.values()].some((c) => c.open && c.step === event.data.step);
        return owed ? ["closed with an unanswered contribution"] : [];
      }
      default:
        return readLoss(event) ?? [];
    }
  };
  return { read };
};
