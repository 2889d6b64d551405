import type { Pool, PoolClient } from "pg";
import {
  mailFailure,
  mailTrouble,
  type MailTrouble,
  type Mailer,
} from "../../activities/mailer.ts";
import { receiptMail } from "../../activities/mail/receipt.ts";
import type { WitnessPolicy } from "../../audit/log/witness/store.ts";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { Recorded } from "../../audit/event.ts";
import { createLeader, type Leader } from "../../audit/leader.ts";
import {
  createReceiptWriter,
  readProving,
  type ReceiptWriter,
} from "../../audit/receipt/write-receipts.ts";
import { release, setAside } from "../../audit/set-aside.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { RunState } from "../../domain/state.ts";
import { answerIn, createTitles } from "./answer-in.ts";
import {
  addressesOf,
  noteNewAnswers,
  postpone,
  readWaiting,
  removeWaiting,
  type Addressee,
  type WaitingReceipt,
} from "./waiting.ts";

/** Answers in one look; those of people without an address are done with at once. */
const looked = 500;

/** Receipts sent in one look; with the pause after it, about a thousand a minute. */
const atMost = 20;

/** Messages on their way at once. */
const atOnce = 4;

/** Milliseconds: between looks, and after the mail server was away or something failed. */
const PACE = { look: 1_000, again: 30_000 };

/** Seconds that an answer waits for witnesses before the log's own signature has to do. */
const WITNESSES = 600;

/** As `record.set_aside` names it. */
const FOLLOWER = "receipt-mail";

type ReadableReceipt = WaitingReceipt & { readonly event: Recorded<RunEvent> };

/** Seconds that a mail server may put a message off, and that a run which can't be read is left alone. */
const PUT_OFF = { atFirst: 60, atMost: 6 * 3_600, altogether: 5 * 24 * 3_600 };

/**
 * Sends each person the receipt of their answer, once the log has signed it, beside everything else and never in its way. While
 * the mail server is away, receipts wait; those for people without an address are dropped.
 * @param options.load a run's state. @param options.publicUrl without a trailing slash.
 * @param options.onLost told of an answer (by its event) whose receipt no server takes, or whose step is not known (null). The
 * page has it all the same.
 */
export function createReceiptMail(options: {
  readonly pool: Pool;
  readonly policy: WitnessPolicy;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly load: (run: string) => Promise<RunState | null>;
  readonly onLost: (event: string, trouble: MailTrouble | null) => void;
  readonly onAway: (trouble: MailTrouble) => void;
  readonly onError: (error: unknown) => void;
  /** Told once of a run that can't be read: receipts of its answers wait until it can. */
  readonly onDamaged?: (damage: DamagedRun) => void;
  readonly pace?: typeof PACE;
}): Leader {
  const { pool, policy, mailer, publicUrl, pace = PACE } = options;
  const titles = createTitles(options.load);
  const titlesOrDamage = (run: string, part: string) =>
    titles(run, part).catch((error: unknown) => {
      if (error instanceof DamagedRun) return error;
      throw error;
    });
  /** Positions whose mail has gone while the row could not be taken away. */
  const sent = new Set<number>();
  let notBefore = 0;
  let stopping = false;

  const away = (error: unknown): void => {
    notBefore = Date.now() + pace.again;
    options.onAway(mailTrouble(error));
  };

  /** Answers of runs that can't be read wait by themselves, each time for longer. */
  const waitApart = async (
    client: PoolClient,
    one: Omit<WaitingReceipt, "event">,
    damage: DamagedRun,
  ): Promise<void> => {
    const seconds = Math.min(PUT_OFF.atFirst * 2 ** one.tries, PUT_OFF.atMost);
    await postpone(client, one.position, seconds);
    if (await setAside(client, FOLLOWER, damage, null, seconds)) options.onDamaged?.(damage);
  };

  const send = async (
    client: PoolClient,
    one: ReadableReceipt,
    writer: ReceiptWriter,
    contact: Addressee,
  ): Promise<void> => {
    const answer = answerIn(one.event);
    const about = answer === null ? null : await titlesOrDamage(one.event.run, answer.part);
    if (about instanceof DamagedRun) {
      await waitApart(client, one, about);
      return;
    }
    if (answer === null || about === null) {
      sent.add(one.position);
      options.onLost(one.event.id, null);
      return;
    }
    // What the log states of the run since would tell how many others answered: the gate is open.
    const file = await writer.receipt(one.position, one.entry, null);
    const mail = receiptMail(contact.address, contact, { ...answer, ...about, file }, publicUrl);
    try {
      await mailer.send(mail);
    } catch (error) {
      const failure = mailFailure(error);
      if (failure === "later" && one.ageSeconds < PUT_OFF.altogether) {
        await postpone(
          client,
          one.position,
          Math.min(PUT_OFF.atFirst * 2 ** one.tries, PUT_OFF.atMost),
        );
        return;
      }
      if (failure === "away") {
        away(error);
        return;
      }
      options.onLost(one.event.id, mailTrouble(error));
    }
    sent.add(one.position);
  };

  const clear = async (client: PoolClient): Promise<void> => {
    const done = [...sent];
    await removeWaiting(client, done);
    for (const position of done) sent.delete(position);
  };

  /** Under the checkpoint that enough witnesses signed, or else, after a while or without witnesses, under the log's own. */
  const writersNow = async (client: PoolClient) => {
    const { cosigned, signed } = await readProving(client, policy, 0);
    const [byAll, byLog] = [cosigned, signed].map(
      (checkpoint) => checkpoint && createReceiptWriter(client, policy, checkpoint),
    );
    return ({ position, ageSeconds }: ReadableReceipt): ReceiptWriter | null => {
      if (cosigned !== null && position < cosigned.size) return byAll ?? null;
      const isEnough = policy.quorum === 0 || ageSeconds >= WITNESSES;
      return isEnough && signed !== null && position < signed.size ? (byLog ?? null) : null;
    };
  };

  const sendAll = async (
    client: PoolClient,
    found: readonly WaitingReceipt[],
  ): Promise<boolean> => {
    const waiting: ReadableReceipt[] = [];
    for (const { event, ...one } of found) {
      if (event instanceof DamagedRun) await waitApart(client, one, event);
      else waiting.push({ ...one, event });
    }
    const members = waiting.map(({ event }) => answerIn(event)?.member ?? "");
    const addresses = await addressesOf(client, [...new Set(members)]);
    const mailable = waiting.flatMap((one, index) => {
      const contact = addresses.get(members[index] ?? "");
      if (contact === undefined) sent.add(one.position);
      return contact === undefined ? [] : [{ one, contact }];
    });
    const dropped = sent.size;
    const writerFor = mailable.length === 0 ? null : await writersNow(client);
    const ready = mailable.flatMap(({ one, contact }) => {
      const writer = writerFor?.(one) ?? null;
      return writer === null ? [] : [{ one, contact, writer }];
    });
    const left = ready.slice(0, atMost);
    const gone = new Set<string>();
    const inTurn = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        if (stopping || notBefore > Date.now()) return;
        await send(client, next.one, next.writer, next.contact);
        if (sent.has(next.one.position)) gone.add(next.one.event.run);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, inTurn));
    await release(client, FOLLOWER, [...gone]);
    await clear(client);
    return dropped > 0 || ready.length > 0;
  };

  const leader = createLeader({
    pool,
    name: "alongside.receipt-mail",
    // Nobody notifies it: nobody waits for a mail as they wait for a page.
    channel: "alongside_receipt_mail",
    cooldown: () => ({ times: 2, least: pace.look, most: 2 * pace.look }),
    poll: { active: pace.look, idle: 2 * pace.look, failed: pace.again },
    begin: async () => undefined,
    round: async (client) => {
      await clear(client);
      await noteNewAnswers(client);
      if (notBefore > Date.now()) return false;
      const waiting = await readWaiting(client, looked);
      return waiting.length > 0 && (await sendAll(client, waiting));
    },
    onError: options.onError,
  });
  return {
    ...leader,
    start() {
      stopping = false;
      leader.start();
    },
    stop() {
      stopping = true;
      return leader.stop();
    },
  };
}
