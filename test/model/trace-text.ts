import type { Observed } from "./observe.ts";
import type { Group } from "./part.ts";
import type { Move } from "./player.ts";
import { LIVED, STAFF, type RealTrace } from "./real-trace.ts";

const named = (request: string): string => request.replace("Request$", "R");

const set = (members: readonly string[]): string =>
  members.length === 0 ? "none" : members.join(" + ");

const one = (field: string, atom: string | undefined): string =>
  atom === undefined ? `no Now.${field}` : `Now.${field} = ${named(atom)}`;

const done = ({ act, by, whom, about }: Move): string =>
  [`Now.act = ${act}`, one("by", by), one("whom", whom), one("about", about)].join(" and ");

const stands = (requests: readonly string[], observed: readonly Observed[]): readonly string[] =>
  observed.map((each, index) => {
    const r = named(requests[index] ?? "");
    return [
      `${r}.asked = ${set(each.asked)}`,
      `electorate[${r}] = ${set(each.electorate)}`,
      `agreed[${r}] = ${set(each.agreed)}`,
      `hands[${r}] = ${set(each.hands)}`,
      `${r}.against = ${set(each.against)}`,
      `${r} ${each.isStopped ? "in" : "not in"} Stopped`,
      `${each.isReachable ? "" : "not "}reachable[${r}]`,
    ].join(" and ");
  });

/** The people and requests of real traces, each by name. */
export const namedSigs = (requests: number): string =>
  [
    `one sig ${LIVED.join(", ")} extends Lived {}`,
    `one sig ${STAFF.join(", ")} extends Staff {}`,
    `one sig ${["R0", "R1"].slice(0, requests).join(", ")} extends Request {}`,
  ].join("\n");

const inTurn = (group: Group, states: readonly (readonly string[])[]): string => {
  const facts = states.map((state) => `(${state.map((fact) => `(${fact})`).join(" and ")})`);
  return `(no wrote and Decides = ${set(group.decides)}) and (${facts.join("\n  ; ")})`;
};

const scope = (requests: number, steps: number): string =>
  [
    `for exactly ${LIVED.length} Lived, exactly ${STAFF.length} Staff`,
    `exactly ${requests} Request, exactly ${steps} steps`,
  ].join(", ");

/** A trace as a command that has an instance if, and only if, the model permits it and has on record what the product has. */
export const accepts = (name: string, trace: RealTrace): string => {
  const { requests, seen, after, group, isPassed, isJudgedFew } = trace;
  const last = [
    "Now.act = Nothing",
    `${isPassed ? "some" : "no"} Passed`,
    ...(isPassed ? [`${isJudgedFew ? "some" : "no"} r: Request | byFew[r]`] : []),
    ...stands(requests, after),
  ];
  const states = [
    ...seen.map(({ move, before }) => [done(move), ...stands(requests, before)]),
    last,
  ];
  return `run ${name} { ${inTurn(group, states)} } ${scope(requests.length, states.length)}`;
};

/** Lists of acts, about one request, as a command that has an instance if the model permits any of them. */
export const acceptsAny = (
  name: string,
  traces: readonly { readonly group: Group; readonly moves: readonly Move[] }[],
): string => {
  const steps = Math.max(...traces.map(({ moves }) => moves.length)) + 1;
  const padded = traces.map(({ group, moves }) => {
    const rest = Array.from({ length: steps - moves.length }, () => ["Now.act = Nothing"]);
    return `(${inTurn(group, [...moves.map((move) => [done(move)]), ...rest])})`;
  });
  return `run ${name} { ${padded.join("\n or ")} } ${scope(1, steps)}`;
};
