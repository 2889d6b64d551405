import type { Command, CommandType } from "../../domain/command.ts";
import type { Template } from "../../domain/template.ts";
import { randomFrom, type Random } from "../properties/random.ts";
import { anyGene, altered, type Gene } from "./gene.ts";
import { HELPS, moveOf, VERB_COUNT } from "./moves.ts";
import { shapesOf } from "./shape.ts";
import { shortest } from "./shrink.ts";
import { templatesFor } from "./templates.ts";
import { begun, isOver, lastTime, settle, take, type Walk } from "./walk.ts";
import { look, nearTo, wrongWith, type Look, type Wrong } from "./wrong.ts";

/** A walk that is worth going on from. `from`: where its last genes were played. `away`: how far it is from a wrong. */
type Kept = {
  readonly walk: Walk;
  readonly from: Kept | null;
  readonly genes: readonly Gene[];
  readonly away: number;
  readonly looked: Look;
};

export type Found = {
  readonly wrong: Wrong;
  readonly template: Template;
  /** The shortest list of commands that shows it. */
  readonly commands: readonly Command[];
};

export type Searched = {
  readonly sequences: number;
  readonly commands: number;
  /** Runs that came to read "co-produced", so that the search was about something. */
  readonly read: number;
  readonly passed: number;
  readonly accepted: ReadonlySet<CommandType>;
  readonly found: readonly Found[];
};

/** When to stop: after so many sequences, at a time (ms since 1970), or when something is found whose name holds `wrong`; then nothing else is looked for. */
export type Until = {
  readonly sequences: number;
  readonly time: number;
  readonly wrong: string | null;
};

const LONGEST = 170;
const STRETCHES = 30;
const MOST_KEPT = 3_000;
/** Farther than anything that the judge has something against. */
const FAR = 50;

/**
 * Looks for runs that are wrong. Each sequence goes on from a walk that was kept because it showed something new, by a few more
 * moves, or plays the last moves that led there anew with one of them changed. What is near to passing, or to reading
 * "co-produced", while the judge has something against it is gone on from the most. The same seed finds the same.
 */
export const search = (seed: number, until: Until): Searched => {
  const random = randomFrom(seed);
  const roots = templatesFor(seed).map((template, index): Kept => {
    const walk = begun(template, tieRule(template, index));
    return { walk, from: null, genes: [], away: FAR, looked: look(walk.run) };
  });
  const kept: Kept[] = [...roots];
  const seen = new Set<string>();
  const known = new Set<Wrong>();
  const found: Found[] = [];
  const accepted = new Set<CommandType>();
  let sequences = 0;
  let commands = 0;
  let read = 0;
  let passed = 0;

  const isFound = (): boolean =>
    until.wrong !== null && found.some(({ wrong }) => wrong.includes(until.wrong ?? ""));

  const keep = (walk: Walk, from: Kept, genes: readonly Gene[]): Kept => {
    const { run } = walk;
    const at = run.events.at(-1)?.at ?? "";
    const looked = look(run, from.looked);
    if (looked.read?.steps.some(({ standing }) => standing === "co-produced") === true) read++;
    for (const wrong of wrongWith(walk, looked)) {
      if (known.has(wrong) || isFound()) continue;
      if (until.wrong !== null && !wrong.includes(until.wrong)) continue;
      known.add(wrong);
      found.push({ wrong, template: run.state.template, commands: shortest(walk, wrong) });
    }
    let isNew = false;
    let away = FAR;
    const notice = (feature: string): void => {
      if (seen.has(feature)) return;
      seen.add(feature);
      isNew = true;
    };
    for (const near of nearTo(run, at, looked)) {
      const lacks = near.away.join("+");
      notice(`lacks ${lacks}`);
      for (const why of near.against) notice(`${lacks} | ${why}`);
      if (near.against.length > 0) away = Math.min(away, near.away.length * 3);
    }
    for (const shape of shapesOf(run.state)) notice(shape);
    let last = "";
    for (const { type, actor } of run.events.slice(from.walk.run.events.length)) {
      notice(`${last} > ${type} ${actor.role}`);
      last = type;
    }
    notice(`then ${last} ${run.state.template.name} ${run.state.steps.length}`);
    const one = { walk, from, genes, away, looked };
    const goesOn = walk.stuck === null && !isOver(run.state) && run.events.length <= LONGEST;
    if (!isNew || !goesOn) return one;
    if (kept.length < MOST_KEPT) kept.push(one);
    else kept[roots.length + random.below(MOST_KEPT - roots.length)] = one;
    return one;
  };

  // Some runs that go well, to go astray from at each of their stages.
  for (const root of roots) {
    let from = root;
    for (let stretch = 0; stretch < STRETCHES && !isFound(); stretch++) {
      const genes = Array.from({ length: 3 }, () => ({
        ...anyGene(random, 1),
        verb: HELPS,
        then: true,
        by: 0,
      }));
      const walk = played(from.walk, genes, `${root.walk.run.state.template.name}-${stretch}`);
      if (walk.commands.length === 0) continue;
      from = keep(walk, from, genes);
    }
  }

  while (sequences < until.sequences && Date.now() < until.time && !isFound()) {
    sequences++;
    const start = chosen(kept, random);
    const { from, genes } = planned(start, random);
    const walk = played(from.walk, genes, `${sequences}`);
    commands += walk.commands.length;
    for (const { type } of walk.commands) accepted.add(type);
    const events = walk.run.events.slice(from.walk.run.events.length);
    if (events.some(({ type }) => type === "gatePassed")) passed++;
    if (walk.commands.length > 0) keep(walk, from, genes);
  }
  return { sequences, commands, read, passed, accepted, found };
};

/** One of the tie rules that an adopter can state. */
const tieRule = ({ parameters }: Template, number: number): string => {
  const rules = parameters.find(({ key }) => key === "tie")?.options ?? [];
  return rules[(number + 2) % Math.max(1, rules.length)]?.value ?? "refuse";
};

/** The nearest of a few, one of the newest, or any. */
const chosen = (kept: readonly Kept[], random: Random): Kept => {
  const any = (): Kept | undefined => random.pick(kept);
  const way = random.below(4);
  const few =
    way < 2 ? [any(), any(), any(), any()] : [way === 2 ? random.pick(kept.slice(-60)) : any()];
  const [best] = few.flatMap((one) => one ?? []).toSorted((a, b) => a.away - b.away);
  if (best === undefined) throw new Error("There is nothing to go on from.");
  return best;
};

/** New genes after a walk; or those that led there with one changed, put in or left out, and perhaps some more. */
const planned = (start: Kept, random: Random) => {
  const more = Array.from({ length: 1 + random.below(5) }, () => anyGene(random, VERB_COUNT));
  if (start.from === null || random.chance(65)) return { from: start, genes: more };
  const genes = [...start.genes];
  const at = random.below(genes.length + 1);
  const gene = genes[at];
  const way = random.below(4);
  if (way === 0 || gene === undefined) genes.splice(at, 0, ...more.slice(0, 1));
  else if (way === 1) genes.splice(at, 1);
  else genes[at] = altered(gene, random, VERB_COUNT);
  return { from: start.from, genes: random.chance(50) ? [...genes, ...more] : genes };
};

const HOUR = 3_600_000;

const played = (from: Walk, genes: readonly Gene[], fresh: string): Walk => {
  let walk: Walk = { ...from, commands: [], before: from };
  let now = lastTime(from);
  genes.forEach((gene, index) => {
    if (walk.stuck !== null) return;
    now += gene.wait;
    const at = new Date(now).toISOString();
    const move = moveOf({ state: walk.run.state, at, fresh: `${fresh}-${index}` }, gene);
    if ("until" in move)
      now = Math.max(now, Math.min(Date.parse(move.until), now + 90 * 24 * HOUR));
    else walk = take(walk, move.give);
    if (gene.then) walk = settle(walk, new Date(now).toISOString());
  });
  return walk;
};
