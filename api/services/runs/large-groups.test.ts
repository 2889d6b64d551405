import { expect, test } from "vitest";
import { plan } from "../../../domain/plan.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Reader } from "../../../domain/visibility/reader.ts";
import { resultsFor } from "../../../domain/visibility/results.ts";
import { withheldFrom } from "../../../domain/visibility/state-for.ts";
import { emptyRun, give, type Given } from "../../../test/specification/run.ts";
import {
  about,
  asked,
  joined,
  launched,
  MONDAY,
  STANDING,
  told,
  who,
  wrote,
} from "../../../test/specification/scene.ts";
import { shapes } from "../../../test/specification/template.ts";
import { askedFor, planOf, stateOf } from "./visibility.ts";

const PART = "group:1";
const idOf = (index: number): string => `person-${index}`;

const said = (member: string): Given => ({
  type: "signOff",
  actor: who(member),
  data: { ...about(member, "r1", 1), digest: "what how", answer: "yes", comment: null },
});

/** A gate at which so many are asked and told, and half of them have answered. */
function askedOf(people: number): RunState {
  const ids = Array.from({ length: people }, (_, index) => idOf(index));
  const orders: readonly Given[] = [
    launched(),
    joined("staff", "staff"),
    joined("helper", "partner", ["coordinator"]),
    ...ids.map((id) => joined(id, "pwle")),
    wrote(PART, 0),
    asked(PART),
    ...told(ids),
    ...ids.slice(0, people / 2).map(said),
  ];
  return orders.reduce(
    (run, order) => {
      const next = give(run, { ...STANDING, ...order });
      expect(next.refusal).toBeNull();
      return next;
    },
    emptyRun(shapes("group")),
  ).state;
}

/** How often anything in a state is read. */
function counted(state: RunState): { readonly state: RunState; reads(): number } {
  let reads = 0;
  const seen = new WeakMap<object, object>();
  const watched = (value: object): object => {
    const before = seen.get(value);
    if (before !== undefined) return before;
    const proxy = new Proxy(value, {
      get(target, name, receiver) {
        reads += 1;
        const its: unknown = Reflect.get(target, name, receiver);
        return typeof its === "object" && its !== null ? watched(its) : its;
      },
    });
    seen.set(value, proxy);
    return proxy;
  };
  const copy = structuredClone(state);
  const watch = <T extends object>(value: T): T => {
    const proxy: object = watched(value);
    const isSame = (one: object): one is T => one === proxy;
    if (!isSame(proxy)) throw new Error("The copy is watched.");
    return proxy;
  };
  return { state: watch(copy), reads: () => reads };
}

const READERS: readonly (readonly [name: string, reader: Reader])[] = [
  ["somebody who is asked", { id: idOf(0), manages: false, oversees: false }],
  ["a coordinator of the group", { id: "helper", manages: false, oversees: false }],
  ["a programme manager", { id: "elsewhere", manages: true, oversees: true }],
];

const LOOKS: readonly (readonly [
  name: string,
  look: (state: RunState, reader: Reader) => unknown,
])[] = [
  ["the state", stateOf],
  ["what it waits for", (state, reader) => planOf(state, reader, MONDAY)],
  ["who was asked", askedFor],
  [
    "how many answered",
    (state, reader) =>
      Object.values(state.requests).map((request) =>
        resultsFor(state, request, { member: reader.id, reader }),
      ),
  ],
  ["what is withheld", withheldFrom],
  ["what is due", (state) => plan(state, MONDAY)],
];

const [SMALL, LARGE] = [askedOf(40), askedOf(160)];

test.each(
  READERS.flatMap(([who, reader]) =>
    LOOKS.map(([what, look]) => [what, who, look, reader] as const),
  ),
)(
  "%s, for %s, takes no more for each person in a group four times as large",
  (_, __, look, reader) => {
    const reads = [SMALL, LARGE].map((state) => {
      const watched = counted(state);
      look(watched.state, reader);
      return watched.reads();
    });
    const [few = 0, many = 0] = reads;
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThan(5 * few);
  },
);
