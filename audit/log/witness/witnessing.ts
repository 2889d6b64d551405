import type { Pool } from "pg";
import { createLeader, type Leader } from "../../leader.ts";
import { consistencyProof } from "../merkle.ts";
import { sha256 } from "../signer.ts";
import { readCheckpoint, type StoredCheckpoint } from "../store.ts";
import { withTiles } from "../tile-reader.ts";
import { storeAlarm, type WitnessAlarm } from "./alarms.ts";
import { askWitness, type WitnessAddress, type WitnessAnswer } from "./client.ts";
import { cosignedSize, storeCosignature } from "./store.ts";

export type WitnessingOptions = {
  readonly pool: Pool;
  readonly witnesses: readonly WitnessAddress[];
  /** Told each time; the alarm is then stored too. */
  readonly onAlarm: (alarm: WitnessAlarm) => void;
  readonly onTrouble: (witness: string, why: string) => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds: between looks for a new checkpoint; how long one request may take; after a failure, at first and at most. */
  readonly pace?: {
    readonly look: number;
    readonly patience: number;
    readonly again: number;
    readonly atMost: number;
  };
};

/** Where one witness stands. `known`: the size that it cosigned last; null until the database was asked. */
type One = {
  readonly witness: WitnessAddress;
  known: number | null;
  /** Whether it answered since this process leads: an older database may believe what it does not. */
  asked: boolean;
  failures: number;
  notBefore: number;
  busy: Promise<void> | null;
};

const PACE = { look: 500, patience: 10_000, again: 1_000, atMost: 60_000 };

/**
 * Takes each new checkpoint to every witness. It reads what the publisher has stored and never holds it up; a witness that
 * is slow or away holds up none but itself, and gets the newest checkpoint when it is back.
 */
export function createWitnessing(options: WitnessingOptions): Leader {
  const { pool, witnesses, pace = PACE } = options;
  const life = new AbortController();
  const all = witnesses.map((witness): One => ({
    witness,
    known: null,
    asked: false,
    failures: 0,
    notBefore: 0,
    busy: null,
  }));

  const failed = (one: One): void => {
    one.notBefore = Date.now() + Math.min(pace.again * 2 ** one.failures, pace.atMost);
    one.failures += 1;
  };

  const raise = async (alarm: WitnessAlarm): Promise<void> => {
    options.onAlarm(alarm);
    await storeAlarm(pool, alarm);
  };

  const take = async (one: One, checkpoint: StoredCheckpoint): Promise<void> => {
    const answer = await bring(pool, one.witness, one.known ?? 0, checkpoint, () =>
      AbortSignal.any([life.signal, AbortSignal.timeout(pace.patience)]),
    );
    const { name } = one.witness.key;
    if (answer.kind === "cosigned") {
      await storeCosignature(pool, {
        size: checkpoint.size,
        witness: one.witness.verifierKey,
        line: answer.line,
        time: answer.time,
      });
      one.known = checkpoint.size;
      one.asked = true;
      one.failures = 0;
      return;
    }
    failed(one);
    if (life.signal.aborted) return;
    if (answer.kind === "trouble") {
      options.onTrouble(name, answer.why);
      return;
    }
    if (answer.kind === "stale") {
      // Another process may have published and had it cosigned meanwhile.
      const now = (await readCheckpoint(pool))?.size ?? 0;
      if (now >= answer.size) {
        one.known = answer.size;
        one.notBefore = 0;
        return;
      }
      await raise({
        witness: name,
        code: "rolled-back",
        size: checkpoint.size,
        message: `${name} has cosigned ${answer.size} entries, but the log holds ${now}: the database is an older copy, or entries were taken away.`,
      });
      return;
    }
    await raise({
      witness: name,
      code: "forked",
      size: checkpoint.size,
      message: `${name} refuses the checkpoint of ${checkpoint.size} entries: it cosigned another history of this log.`,
    });
  };

  const look = async (): Promise<void> => {
    const free = all.filter((one) => one.busy === null && one.notBefore <= Date.now());
    if (free.length === 0) return;
    const checkpoint = await readCheckpoint(pool);
    if (checkpoint === null) return;
    for (const one of free) {
      one.known ??= await cosignedSize(pool, one.witness.verifierKey);
      if (one.asked && one.known === checkpoint.size) continue;
      one.busy = take(one, checkpoint)
        .catch((error: unknown) => {
          failed(one);
          options.onError(error);
        })
        .finally(() => {
          one.busy = null;
        });
    }
  };

  const leader = createLeader({
    pool,
    name: "alongside.record.witnesses",
    // Nobody notifies it: a look now and then is often enough, however fast the log grows.
    channel: "alongside_witnesses",
    poll: { active: pace.look, idle: pace.look, failed: pace.again },
    begin: async () => {
      // Another process may have led since, and asked.
      for (const one of all) Object.assign(one, { known: null, asked: false });
    },
    round: async () => {
      await look();
      return false;
    },
    onError: options.onError,
  });
  return {
    ...leader,
    stop: async () => {
      life.abort();
      await leader.stop();
      for (const { busy } of all) await busy;
    },
  };
}

/** Asks, and asks again from the size that the witness knows, if that is one which the log has passed. */
async function bring(
  pool: Pool,
  witness: WitnessAddress,
  known: number,
  { size, note }: StoredCheckpoint,
  signal: () => AbortSignal,
): Promise<WitnessAnswer> {
  const ask = async (old: number): Promise<WitnessAnswer> => {
    const proof =
      old === 0 || old === size
        ? []
        : await withTiles(pool, (read) => consistencyProof(sha256, read, old, size));
    const answer = await askWitness(witness, { old, proof, checkpoint: note }, signal());
    // It knows the very size that we began from, and still says no: then its root is another.
    return answer.kind === "stale" && answer.size === old ? { kind: "inconsistent" } : answer;
  };
  const first = await ask(Math.min(known, size));
  return first.kind === "stale" && first.size <= size ? ask(first.size) : first;
}
