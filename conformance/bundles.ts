import { encodeEntry } from "../audit/entry.ts";
import { formatNote, parseNote } from "../audit/log/note.ts";
import type { NoteSigner } from "../audit/log/signer.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import { bundleOf, headOf, interleaved, storedLog, withHeads } from "../test/support/stored-log.ts";
import { uuidOf, type RecordedRun } from "../test/support/recorded-run.ts";
import { bundleWithPowers, isLaunch, isOffer, powerOf } from "./powers.ts";
import { log, logBefore, mlDsaWitness, witness } from "./seeded.ts";

/** A bundle, and the keys that it is to be checked with. */
export type Bundle = {
  readonly name: string;
  readonly what: string;
  readonly text: string | Uint8Array;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
};

/** The first run with another beside it in the log, so that positions and versions differ. */
const loggedWith = (run: RecordedRun, beside: RecordedRun) => storedLog([run, beside], log);

/** The bundle of a run that stands alone in a log which the log's own key signed. */
export const bundleOfRun = (run: RecordedRun): Promise<string> =>
  bundleOf(storedLog([run], log), run.run);

const cosigned = (note: string, ...witnesses: readonly NoteSigner[]): string => {
  const { text, signatures } = parseNote(note);
  return formatNote({
    text,
    signatures: [...signatures, ...witnesses.map((one) => one.sign(text))],
  });
};

/** What another member may not see of it: somebody's payments, and the key of somebody else. */
const isWithheldFrom =
  (types: readonly string[], member: string | null) =>
  (event: LoggedEvent | null): boolean =>
    event !== null &&
    types.includes(event.type) &&
    (member === null || !("member" in event.data) || event.data.member !== member);

/** Bundles that hold, or of which the giver left something out as it should. */
export const bundles = async (runs: {
  readonly [name: string]: RecordedRun;
}): Promise<readonly Bundle[]> => {
  const of = (name: string): RecordedRun => {
    const run = runs[name];
    if (run === undefined) throw new Error(`There is no run ${name}.`);
    return run;
  };
  const plain = { keys: [log.verifierKey], witnesses: [] };
  const made: Bundle[] = [];
  const add = (name: string, what: string, text: string | Uint8Array, more: object = {}): void => {
    made.push({ name, what, text, ...plain, ...more });
  };
  const whole = await bundleOfRun(of("whole"));
  add("whole", "a finished run, its answers signed with P-256, RSA and Ed25519", whole);
  add("whole-own-key", "the same, checked with the key that came along", whole, { keys: [] });
  const others = ["every", "preference", "delegated", "helped", "vouched"];
  const words: { readonly [name: string]: string } = {
    every: "time asked for, a no, somebody who stepped back and a yes with changes, each signed",
    preference: "a gate where people put options in order",
    delegated: "a yes that a delegate gave and signed",
    helped: "a yes that a helper wrote down and the person confirmed",
    vouched: "a member and their passkey vouched for",
  };
  for (const name of others) add(name, words[name] ?? "", await bundleOfRun(of(name)));
  const beside = loggedWith(of("whole"), of("every"));
  add("beside-another", "two runs in one log", await bundleOf(beside, of("whole").run));
  add(
    "ended-step",
    "a run up to the end of a step",
    await bundleOf(storedLog([of("stages")], log), of("stages").run, { step: "group" }),
  );
  add("open-step", "a step that is still open", await bundleOfRun(of("open")));

  const first = of("whole");
  const erased = of("erased");
  const [gone] = erased.values.keys();
  const values = new Map([...erased.values].filter(([commitment]) => commitment !== gone));
  add(
    "erased",
    "somebody's words were erased",
    await bundleOf(storedLog([erased], log), erased.run, { values }),
  );
  const log2 = storedLog([first], log);
  add(
    "withheld",
    "what another member gets: payments are withheld",
    await bundleOf(log2, first.run, {
      isWithheld: isWithheldFrom(["paymentOffered", "paymentAnswered", "paymentMade"], null),
    }),
  );
  add(
    "withheld-key",
    "a key is withheld that signed an answer",
    await bundleOf(log2, first.run, {
      isWithheld: isWithheldFrom(["credentialRegistered"], first.events[0]?.actor.id ?? ""),
    }),
  );
  const { checkpoint } = log2;
  const keys = { witnesses: [witness.verifierKey] };
  const both = { witnesses: [witness.verifierKey, mlDsaWitness.verifierKey] };
  add(
    "cosigned",
    "cosigned with Ed25519 (type 0x04)",
    await bundleOf(log2, first.run, { checkpoint: cosigned(checkpoint, witness), ...keys }),
    keys,
  );
  add(
    "cosigned-twice",
    "cosigned with Ed25519 and ML-DSA-44 (types 0x04 and 0x06)",
    await bundleOf(log2, first.run, {
      checkpoint: cosigned(checkpoint, witness, mlDsaWitness),
      ...both,
    }),
    both,
  );
  add(
    "cosigned-unasked",
    "a witness that came along has not cosigned",
    await bundleOf(log2, first.run, keys),
  );
  const twoKeys = [log.verifierKey, logBefore.verifierKey];
  const twice = cosigned(checkpoint, logBefore);
  add(
    "two-keys",
    "signed by the log's key and the one before it",
    await bundleOf(log2, first.run, { checkpoint: twice, keys: twoKeys }),
    { keys: [logBefore.verifierKey] },
  );
  add(
    "older-key",
    "signed by the new key alone, both came along",
    await bundleOf(log2, first.run, { keys: twoKeys }),
  );
  add(
    "no-statement",
    "the log had stated nothing of the run yet",
    await bundleOf(log2, first.run, { heads: null }),
  );
  add(
    "powers",
    "what its organisation says of a member's role and of a manager's",
    await bundleWithPowers(first),
  );
  add(
    "powers-launch-withheld",
    "the launch is withheld, so whose organisation's these powers are could not be checked",
    await bundleWithPowers(first, undefined, undefined, isLaunch),
  );
  const stranger = powerOf(first, 3, { data: { person: uuidOf("a stranger"), role: "member" } });
  add(
    "powers-acts-withheld",
    "a power is about somebody who may have acted in an event that is withheld",
    await bundleWithPowers(first, [stranger], undefined, isOffer),
  );
  const bytes = Buffer.from(whole);
  add("carriage-returns", "line ends of Windows", whole.replaceAll("\n", "\r\n"));
  add(
    "byte-order-mark",
    "a byte-order mark at the beginning",
    Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
  );
  add("spaces", "spaces and tabs at the ends of lines", whole.replaceAll("\n", " \t\n"));
  add("last-newline", "the last newline is gone", whole.slice(0, -1));
  add("utf-16", "saved as UTF-16", Buffer.from(`\ufeff${whole}`, "utf16le"));

  const open = of("open");
  const asking = open.events.find(({ type }) => type === "signOffRequested")?.version ?? 0;
  const asked = {
    ...open,
    events: open.events.slice(0, asking),
    entries: open.events.slice(0, asking).map(encodeEntry),
  };
  const before = withHeads(interleaved([asked]));
  const later = interleaved([open]).slice(asking);
  const grown = storedLog([open], log, withHeads([...before, ...later]));
  const rows = grown.rows
    .map((row, position) => ({ ...row, position }))
    .filter(({ run, version }) => run === open.run && version <= asking);
  const heads = headOf(storedLog([open], log, before), open.run);
  add(
    "open-gate",
    "what everybody gets while a gate is open: up to the asking, and the log's statement of then",
    await bundleOf(grown, open.run, { rows, heads }),
  );
  return made;
};
