import { beforeAll, describe, expect, it } from "vitest";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { demoRuns } from "../support/demo-runs.ts";
import type { RecordedRun } from "../support/recorded-run.ts";
import { inPieces } from "../support/stored-log.ts";
import { seeded } from "../tamper/die.ts";
import {
  genuineBundles,
  oddCheckpoint,
  signedAnew,
  type Named,
} from "./second-verifier/bundles.ts";
import { changesOfFile } from "./second-verifier/changed-file.ts";
import {
  buildSecondVerifier,
  COMMON,
  outcomeOf,
  testSecondVerifier,
  type Asked,
  type Outcome,
} from "./second-verifier/second-verifier.ts";

/** Mutations; with `ALONGSIDE_LONG=1` some half an hour of one core. */
const MUTATIONS = process.env["ALONGSIDE_LONG"] === "1" ? 50_000 : 2_000;
const AT_ONCE = 100;

let second: (asked: readonly Asked[]) => readonly Outcome[];
let bundles: readonly Named[];
let small: readonly RecordedRun[];

beforeAll(async () => {
  second = buildSecondVerifier();
  const runs = await demoRuns();
  small = runs.toSorted((a, b) => a.events.length - b.events.length).slice(0, 4);
  bundles = await genuineBundles(small);
});

type Case = Asked & { readonly name: string };

const ours = async ({ bundle, keys, witnesses }: Asked): Promise<Outcome> => {
  const options = { ...(keys.length > 0 && { keys }), witnesses };
  return outcomeOf((await verifyBundle(inPieces(bundle, 65_536), nodePorts, options)).checks);
};

/** Where the two differ, in words. */
const differences = async (cases: readonly Case[]): Promise<readonly string[]> => {
  const theirs = second(cases);
  const found: string[] = [];
  for (const [at, one] of cases.entries()) {
    const [mine, their] = [await ours(one), theirs[at]];
    if (their === undefined) throw new Error(`no answer for ${one.name}`);
    const steps = COMMON.filter((step) => mine.steps.get(step) !== their.steps.get(step));
    const told = steps.map(
      (step) => `${step}: ${mine.steps.get(step)}, and the other ${their.steps.get(step)}`,
    );
    if (mine.exit !== their.exit) told.push(`exit ${mine.exit}, and the other ${their.exit}`);
    if (told.length > 0) found.push(`${one.name}: ${told.join("; ")}`);
  }
  return found;
};

const changed = async (seed: number): Promise<Case> => {
  const pick = seeded(seed * 7919 + 1);
  const name = `seed ${seed}`;
  const run = small[pick(small.length)];
  const from = bundles[pick(bundles.length)];
  const changes = [...changesOfFile];
  const kind = pick(changes.length + 2);
  const [what, change] = changes[kind] ?? [];
  if (run === undefined || from === undefined) throw new Error("no bundle");
  const { keys, witnesses } = from;
  if (what !== undefined && change !== undefined) {
    return {
      name: `${name}, ${from.name}, ${what}`,
      keys,
      witnesses,
      bundle: change(from.text, pick),
    };
  }
  const text = await (kind === changes.length ? signedAnew : oddCheckpoint)(run, pick);
  return { name: `${name}, signed anew`, keys: [], witnesses: [], bundle: Buffer.from(text) };
};

describe(
  "our verifier and the one in Go, which shares no code with it,",
  { timeout: 7_200_000 },
  () => {
    it("pass the tests of the one in Go", () => {
      expect(testSecondVerifier()).toContain("ok");
    });

    it("say the same of a bundle of each kind", async () => {
      const cases = bundles.map(({ text, ...one }) => ({ ...one, bundle: Buffer.from(text) }));
      expect(await differences(cases)).toEqual([]);
      const outcomes = second(cases);
      const holding = bundles.flatMap(({ name }, at) => (outcomes[at]?.exit === 0 ? [name] : []));
      expect(holding).toContain("passkeys and vouchers");
      expect(holding).toContain("cosigned");
    });

    it(`say the same of ${MUTATIONS} that were changed, step by step`, async () => {
      const found: string[] = [];
      for (let seed = 0; seed < MUTATIONS; seed += AT_ONCE) {
        const cases = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, at) => changed(seed + at)),
        );
        found.push(...(await differences(cases)));
      }
      expect(found).toEqual([]);
    });
  },
);
