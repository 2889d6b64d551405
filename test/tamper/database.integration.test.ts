import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import type { Kept } from "../../audit/verify/live/audit-log.ts";
import {
  afterAttack,
  askToCosign,
  auditedLog,
  checkedBundle,
  selfChecked,
  visit,
  type Step,
  type Trusted,
} from "./database-audit.ts";
import { seeded } from "./die.ts";
import { recordedDemo, signer, type RecordedDemo } from "./recorded-demo.ts";
import { besideEntries } from "./beside-entries.ts";
import { readModels } from "./read-models.ts";
import type { SqlAttack } from "./sql-attack.ts";
import { kindsOf, THREAT_ROWS } from "./threat-table.ts";
import { forgedAnswer, rolledBack, sqlWithKey } from "./sql-with-key.ts";
import { sqlAbsence } from "./sql-absence.ts";
import { sqlIdentity, sqlNotices } from "./sql-identity.ts";
import { sqlHeld } from "./sql-held.ts";
import { sqlPower } from "./sql-power.ts";
import { sqlTime } from "./sql-time.ts";
import { sqlEntries } from "./sql-entries.ts";
import { sqlRows } from "./sql-rows.ts";
import { sqlInTiles, sqlTiles } from "./sql-tiles.ts";

const keys = [signer.verifierKey];
let demo: RecordedDemo;
let kept: Kept;
let witnesses: readonly string[];
beforeAll(async () => {
  demo = await recordedDemo();
  kept = await visit(demo);
  witnesses = [demo.witness.verifierKey];
}, 120_000);
afterAll(() => demo.close());

/** What an auditor is told, and what the installation finds out by itself. */
const look = async (steps: readonly Step[], trusted: Trusted) =>
  afterAttack(demo, steps, async () => {
    const offline = await checkedBundle(demo, demo.target.run, trusted);
    const live = await auditedLog(demo, trusted);
    const ok = offline?.ok !== false && live.ok;
    // What was taken from the end of one run may show in the bundle of the run that it was given to.
    const other = ok ? await checkedBundle(demo, demo.other.run, trusted) : null;
    return {
      ok: ok && other?.ok !== false,
      told: [...(offline?.told ?? []), ...live.told, ...(other?.told ?? [])],
      found: await selfChecked(demo),
    };
  });

const isNamed = (told: readonly string[], names: readonly string[]): boolean =>
  told.some((message) => names.some((one) => message.includes(one)));

const named = (attacks: readonly SqlAttack[]) =>
  attacks.map((attack) => [attack.name, attack] as const);

const eachTime = ({ name, times, attack }: SqlAttack) =>
  Array.from({ length: times }, (_, seed) => attack(demo, seeded(seed * 7919 + name.length)));

/** What of these attacks was not found, or not named, by an auditor and by the self-check. */
const unseen = async (one: SqlAttack, trusted: Trusted): Promise<readonly unknown[]> => {
  const escaped: unknown[] = [];
  for (const { steps, names } of eachTime(one)) {
    const { ok, told, found } = await look(steps, trusted);
    if (ok || !isNamed(told, names) || found.length === 0) escaped.push({ ok, names, told, found });
  }
  return escaped;
};

describe("whoever has every right in PostgreSQL is found out", { timeout: 300_000 }, () => {
  it("raises no alarm over a record that nobody touched", async () => {
    for (const trusted of [{}, { keys }, { keys, witnesses }, { keys, witnesses, kept }]) {
      for (const { run } of [demo.target, demo.other, demo.open]) {
        expect(await checkedBundle(demo, run, trusted)).toEqual({ ok: true, told: [] });
      }
      expect(await look([], trusted)).toEqual({ ok: true, told: [], found: [] });
    }
  });

  it.each(named([...sqlRows, ...sqlEntries, ...sqlTiles]))("%s", async (_, attack) => {
    expect(await unseen(attack, { keys })).toEqual([]);
  });

  it.each(named(sqlInTiles))("%s", async (_, attack) => {
    expect(await unseen(attack, { keys, kept })).toEqual([]);
  });
});

/** What a thief took away again may show in the heads that the log stated before, as long as the thief does not state those anew. */
const maySeeInHeads = ({ name }: SqlAttack): boolean =>
  /^(?:the log is cut short|an older state is put back|a whole run is taken out)/u.test(name);

describe("whoever stole the log's key, too, is found out by others", { timeout: 300_000 }, () => {
  it.each(named(sqlWithKey))("%s: not without a witness or an earlier visit", async (_, attack) => {
    for (const { steps, names } of eachTime(attack)) {
      await afterAttack(demo, steps, async () => {
        if (!maySeeInHeads(attack)) {
          expect(await checkedBundle(demo, demo.target.run, { keys })).toEqual({
            ok: true,
            told: [],
          });
          expect(await auditedLog(demo, { keys })).toEqual({ ok: true, told: [] });
        }

        const { ok, told } = await auditedLog(demo, { keys, kept });
        expect({ ok, isNamed: isNamed(told, names) }, told.join()).toEqual({
          ok: false,
          isNamed: true,
        });
        expect((await auditedLog(demo, { keys, witnesses })).told).toContain(
          "witness.example/w1 has not cosigned this checkpoint.",
        );
        expect((await checkedBundle(demo, demo.target.run, { keys, witnesses }))?.ok).toBe(false);
        expect(["stale", "inconsistent"]).toContain((await askToCosign(demo)).kind);
      });
    }
  });

  it("a checkpoint is rolled back to one that was cosigned: the witness knows a newer one", async () => {
    const { steps, names } = rolledBack(demo);
    await afterAttack(demo, steps, async () => {
      expect(await auditedLog(demo, { keys, witnesses })).toEqual({ ok: true, told: [] });
      const { ok, told } = await auditedLog(demo, { keys, witnesses, kept });
      expect({ ok, isNamed: isNamed(told, names) }, told.join()).toEqual({
        ok: false,
        isNamed: true,
      });
      expect(await askToCosign(demo)).toEqual({ kind: "stale", size: demo.size });
    });
  });

  it("a key of their own signs everything: found by whoever has the log's key from elsewhere", async () => {
    const own = createLogSigner(signer.name, new Uint8Array(32).fill(66));
    const steps = [
      { text: "update record.log_key set verifier_key = $1", values: [own.verifierKey] },
      { signedBy: own },
    ];
    await afterAttack(demo, steps, async () => {
      expect(await auditedLog(demo, {})).toEqual({ ok: true, told: [] });
      expect((await auditedLog(demo, { keys })).told).toEqual([
        "No key that should have signed the checkpoint has done so.",
      ]);
      expect((await askToCosign(demo)).kind).toBe("trouble");
    });
  });
});

describe("the self-check names what no bundle holds", { timeout: 300_000 }, () => {
  it.each(
    named([
      ...readModels,
      ...besideEntries,
      ...sqlAbsence,
      ...sqlTime,
      ...sqlIdentity,
      ...sqlNotices,
      ...sqlHeld,
    ]),
  )("%s", async (_, attack) => {
    const escaped: unknown[] = [];
    for (const { steps, names } of eachTime(attack)) {
      const told = await afterAttack(demo, steps, () => selfChecked(demo));
      if (!isNamed(told, names)) escaped.push({ steps, names, told });
    }
    expect(escaped).toEqual([]);
  });
});

describe("the self-check names whatever was done to its guards", { timeout: 300_000 }, () => {
  it.each(named(sqlPower))("%s", async (_, attack) => {
    for (const { steps, names } of eachTime(attack)) {
      const told = await afterAttack(demo, steps, () => selfChecked(demo), "as they are");
      expect({ steps, told, isNamed: isNamed(told, names) }).toMatchObject({ isNamed: true });
    }
  });
});

describe("the table “What finds what” says what was seen", { timeout: 600_000 }, () => {
  /** Of a list of many alike, a few. */
  const few = 5;

  it.each(THREAT_ROWS.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    const seen = { selfCheck: false, bundle: false, url: false };
    const by = new Set<string>();
    const kinds = kindsOf(row).toSorted(([, one], [, two]) => two.times - one.times);
    for (const [list, { name, attack }] of kinds.slice(0, few)) {
      const { steps, names } = attack(demo, seeded(7919 + name.length));
      const guards = list === "sqlPower" || list === "sqlUnseen" ? "as they are" : "off";
      const now = await afterAttack(
        demo,
        steps,
        async () => {
          // One after another: the thief has one connection.
          const bundles = [];
          for (const { run } of [demo.target, demo.other, demo.open])
            bundles.push(await checkedBundle(demo, run, { keys }));
          return {
            // What is in no row of the table finds nothing at all.
            selfCheck: isFound(await selfChecked(demo), names),
            bundle: bundles.some((one) => one?.ok === false),
            url: !(await auditedLog(demo, { keys })).ok,
          };
        },
        guards,
      );
      for (const where of ["selfCheck", "bundle", "url"] as const) {
        if (!now[where]) continue;
        seen[where] = true;
        by.add(`${where}: ${name}`);
      }
    }
    if (kinds.length === 0) return;
    // "Kept" and the other words say under which condition it is found: tried here is only what is always so.
    const always = (word: string, was: boolean) =>
      word === "yes" ? true : word === "no" ? false : was;
    const said = {
      selfCheck: always(row.selfCheck, seen.selfCheck),
      bundle: always(row.bundle, seen.bundle),
      url: always(row.url, seen.url),
    };
    expect({ ...seen, by: [...by] }).toEqual({ ...said, by: [...by] });
  });
});

/** What names nothing is found by any word; what names something, by that. */
const isFound = (told: readonly string[], names: readonly string[]): boolean =>
  names.length === 0 ? told.length > 0 : isNamed(told, names);

describe("a witness's line that is none", () => {
  it("ends no bundle and no log, is missed by whoever trusts the witness, and found by the self-check", async () => {
    const text = "update record.cosignature set line = 'nothing'";
    await afterAttack(demo, [{ text }], async () => {
      expect(await checkedBundle(demo, demo.target.run, { keys })).toEqual({ ok: true, told: [] });
      expect(await auditedLog(demo, { keys })).toEqual({ ok: true, told: [] });
      expect((await checkedBundle(demo, demo.target.run, { keys, witnesses }))?.ok).toBe(false);
      expect((await auditedLog(demo, { keys, witnesses })).ok).toBe(false);
      expect((await selfChecked(demo)).join()).toContain("does not hold");
    });
  });
});

describe("a checkpoint that is no note", () => {
  it("is handed out with the run, whose file then says that it is none", async () => {
    const text = "update record.checkpoint set note = 'nothing'";
    await afterAttack(demo, [{ text }], async () => {
      const bundle = await checkedBundle(demo, demo.target.run, { keys });
      expect(bundle?.ok).toBe(false);
      expect(bundle?.told).toEqual(["Line 1: the note has no blank line before its signatures"]);
      expect((await selfChecked(demo)).join()).toContain("checkpoint");
    });
  });
});

describe("what the log can't tell from an act", () => {
  it("an answer that somebody wrote into the record for another is on record like any other", async () => {
    const { steps } = forgedAnswer(demo, "signed-in");
    await afterAttack(demo, steps, async () => {
      expect(await checkedBundle(demo, demo.open.run, { keys })).toEqual({ ok: true, told: [] });
      expect(await auditedLog(demo, { keys, kept })).toEqual({ ok: true, told: [] });
      expect((await askToCosign(demo)).kind).toBe("cosigned");
    });
  });

  it("but none that a passkey signed", async () => {
    const { steps, id } = forgedAnswer(demo, "passkey-signed");
    await afterAttack(demo, steps, async () => {
      // Its gate is open: what follows the asking is withheld only as long as it verifies.
      const found = await checkedBundle(demo, demo.open.run, { keys });
      expect(found?.ok).toBe(false);
      expect(isNamed(found?.told ?? [], [id])).toBe(true);
    });
  });
});
