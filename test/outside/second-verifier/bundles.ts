import { formatCheckpoint, parseCheckpoint } from "../../../audit/log/checkpoint.ts";
import { formatNote, parseNote } from "../../../audit/log/note.ts";
import { createCosigner, createLogSigner, createMlDsaCosigner } from "../../../audit/log/signer.ts";
import { canonicalBytes } from "../../../audit/entry.ts";
import type { JsonValue } from "../../../audit/json.ts";
import { bundleOf, storedLog, type StoredLog } from "../../support/stored-log.ts";
import type { RecordedRun } from "../../support/recorded-run.ts";
import type { Pick } from "../../tamper/die.ts";
import { oddlyChanged } from "./odd-values.ts";
import { signedRun } from "./signed-run.ts";

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const time = (): number => 1_800_000_000;

export const signer = createLogSigner("log.example/alongside", seed(3));
const successor = createLogSigner("log.example/alongside", seed(4));
const witness = createCosigner("witness.example/w1", seed(5), time);
const lasting = createMlDsaCosigner("witness.example/w2", seed(6), time);

export type Named = {
  readonly name: string;
  readonly text: string;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
};

/** The log's checkpoint with the lines of these signers alone. */
const signedBy = (log: StoredLog, signers: readonly (typeof signer)[]): string => {
  const { text } = parseNote(log.checkpoint);
  return formatNote({ text, signatures: signers.map((one) => one.sign(text)) });
};

/** A bundle of each kind that there is, of some runs. */
export const genuineBundles = async (runs: readonly RecordedRun[]): Promise<readonly Named[]> => {
  const bundles: Named[] = [];
  const whole = storedLog(runs, signer);
  const add = async (
    name: string,
    log: StoredLog,
    run: string,
    more: Parameters<typeof bundleOf>[2] = {},
    given: Partial<Named> = {},
  ): Promise<void> => {
    bundles.push({ name, text: await bundleOf(log, run, more), keys: [], witnesses: [], ...given });
  };
  for (const { run, template, events } of runs) {
    await add(`${template.name}, whole`, whole, run, {}, { keys: [signer.verifierKey] });
    const closed = events.find(({ type }) => type === "stepClosed");
    if (closed?.type === "stepClosed")
      await add(`${template.name}, a step that ended`, whole, run, { step: closed.data.step });
  }
  const [one] = runs;
  if (one === undefined) throw new Error("no run");
  const { run } = one;
  const personal = ["paymentOffered", "paymentAnswered", "noticeSent"];
  await add("withheld events", whole, run, {
    isWithheld: (event) => event !== null && personal.includes(event.type),
  });
  await add("erased values", whole, run, { values: new Map() });
  await add("no statement of heads", whole, run, { heads: null });
  await add("no template", whole, run, { template: null });
  await add("damage", whole, run, {
    damage: { event: "x", version: 3, why: "A byte was changed." },
  });
  const open = one.events.slice(0, Math.floor(one.events.length / 2));
  const opened = { ...one, events: open, entries: one.entries.slice(0, open.length) };
  await add("an open run", storedLog([opened], signer), run);
  const witnesses = [witness.verifierKey, lasting.verifierKey];
  const cosigned = signedBy(whole, [signer, witness, lasting]);
  await add("cosigned", whole, run, { checkpoint: cosigned, witnesses }, { witnesses });
  await add("two keys", whole, run, {
    checkpoint: signedBy(whole, [signer, successor]),
    keys: [successor.verifierKey, signer.verifierKey],
  });
  const passkeys = storedLog([signedRun(one)], signer);
  await add("passkeys and vouchers", passkeys, run);
  const hidden = ["credentialRegistered"];
  await add("passkeys withheld", passkeys, run, {
    isWithheld: (event) => event !== null && hidden.includes(event.type),
  });
  return bundles;
};

/** An event changed before the log took it in: everything is signed, and only what the event says can tell. */
export const signedAnew = async (run: RecordedRun, pick: Pick): Promise<string> => {
  const signed = signedRun(run, pick(2) === 0 ? pick : undefined);
  if (pick(3) === 0) return bundleOf(storedLog([signed], signer), run.run);
  const telling = signed.events.flatMap(({ type }, at) => (TELLING.has(type) ? [at] : []));
  const at = telling[pick(telling.length)] ?? 0;
  const event: JsonValue = JSON.parse(JSON.stringify(signed.events[at]));
  const entries = signed.entries.with(at, canonicalBytes(oddlyChanged(event, pick)));
  return bundleOf(storedLog([{ ...signed, entries }], signer), run.run);
};

/** Events whose contents the common steps look at. */
const TELLING: ReadonlySet<string> = new Set([
  ...["runLaunched", "versionSaved", "credentialRegistered", "memberVouchedFor"],
  ...[
    "signedOff",
    "declined",
    "preferred",
    "askedForTime",
    "stoodAside",
    "stepOpened",
    "stepClosed",
  ],
]);

/** A checkpoint that is signed, whatever it says. */
export const oddCheckpoint = async (run: RecordedRun, pick: Pick): Promise<string> => {
  const log = storedLog([run], signer);
  const { text } = parseNote(log.checkpoint);
  const { size, root } = parseCheckpoint(text);
  const origin = pick(4) === 0 ? "elsewhere.example" : signer.name;
  const extension = pick(4) === 0 ? ["an extension"] : [];
  const other = formatCheckpoint({ origin, size: size + pick(3), root, extension });
  // ML-DSA takes a tenth of a second to sign.
  const signers = [signer, witness, successor, lasting].filter(
    (one) => pick(one === lasting ? 8 : 2) === 0,
  );
  const signatures = signers.map((one) => one.sign(pick(6) === 0 ? text : other));
  const checkpoint = formatNote({
    text: other,
    signatures: [...signatures, ...signatures.slice(0, pick(2))],
  });
  const keys = [signer, successor].filter(() => pick(3) > 0).map(({ verifierKey }) => verifierKey);
  const witnesses = [witness, lasting]
    .filter(() => pick(3) > 0)
    .map(({ verifierKey }) => verifierKey);
  return bundleOf(log, run.run, { checkpoint, keys, witnesses });
};
