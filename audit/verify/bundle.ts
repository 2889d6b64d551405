import { isFileValue, type FileValue } from "../../domain/written/file.ts";
import type { Checkpoint } from "../log/checkpoint.ts";
import { NoteError } from "../log/note.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { countAnswers, NO_ANSWERS } from "./answer-counts.ts";
import { readHeader, readLine, type Header } from "./bundle-lines.ts";
import { readCheckpointNote } from "./checkpoint.ts";
import { readEntries, type EntryReader } from "./entries.ts";
import { heldFiles } from "./files.ts";
import { checkHead, type Covered } from "./heads.ts";
import { isObject, JsonError, parseCanonical, readCanonical } from "./json.ts";
import { judgeRun } from "./judge-run.ts";
import { linesOf, LIMITS, TooLong, type Limits } from "./lines.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import { readPowers, type PowerReader } from "./powers.ts";
import { collectFindings, STEPS, type Collected, type Report, type Step } from "./report.ts";
import { checkCosignatures, checkLogSignature } from "./signers.ts";
import { alteredInWords, asWritten, MEND, Recoded, type Alteration } from "./transport.ts";
import { Unreadable } from "./unreadable.ts";
import { checkVouchers } from "./vouchers.ts";
import { checkValue, commitmentsOf } from "./values.ts";

export type BundleOptions = {
  /** Verifier keys of the log and of witnesses that whoever checks trusts; without them those in the file count. */
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly limits?: Limits;
};

/**
 * Checks a bundle (docs/bundle.md) without a network, a database or anybody's word. Never throws for what the file
 * holds: whatever is wrong with it is in the report.
 * @param pieces the file, in pieces of any length. Errors of reading it are the caller's, and are passed on.
 */
export const verifyBundle = async (
  pieces: AsyncIterable<Uint8Array>,
  ports: Ports,
  options: BundleOptions = {},
): Promise<Report> => {
  const findings = collectFindings(STEPS);
  const reading = createReading(ports, options, findings);
  const altered = new Set<Alteration>();
  let number = 0;
  try {
    for await (const line of linesOf(pieces, options.limits ?? LIMITS)) {
      number += 1;
      const written = asWritten(line.bytes, number);
      for (const one of written.altered) altered.add(one);
      if (line.ended) await reading.take(parseCanonical(written.bytes));
      else if (await isLastLine(reading, written.bytes)) altered.add("last-newline");
      else throw new Unreadable("It does not end: the file was cut off.");
    }
    if (reading.isOpen()) throw new Unreadable("The file was cut off: it has no verdict.");
  } catch (error) {
    if (!isOfTheFile(error)) throw error;
    const after = reading.lastEvent();
    const where = after === null ? "" : ` (after event ${after})`;
    if (error instanceof Recoded) findings.unsure("structure", `${error.message} ${MEND}`);
    else findings.fails("structure", `Line ${number}${where}: ${error.message}`);
  }
  return await reading.report([...altered]);
};

/** Whether a line without its newline is all the same the whole last one. */
const isLastLine = async (reading: Reading, bytes: Uint8Array): Promise<boolean> => {
  const line = readCanonical(bytes);
  // Any other is cut off, whatever it says (B6).
  if (line instanceof JsonError || !isObject(line) || line["kind"] !== "verdict") return false;
  await reading.take(line);
  return !reading.isOpen();
};

const isOfTheFile = (error: unknown): error is Error =>
  error instanceof Unreadable ||
  error instanceof JsonError ||
  error instanceof TooLong ||
  error instanceof Recoded ||
  error instanceof NoteError;

type Reading = {
  take(line: JsonValue): Promise<void>;
  /** Whether the file may not end here. */
  isOpen(): boolean;
  lastEvent(): string | null;
  report(altered: readonly Alteration[]): Promise<Report>;
};

const createReading = (
  ports: Ports,
  options: BundleOptions,
  findings: Collected<Step>,
): Reading => {
  const { events: most } = options.limits ?? LIMITS;
  const limits: string[] = [];
  let header: Header | null = null;
  let checkpoint: Checkpoint | null = null;
  let entries: EntryReader | null = null;
  let powers: PowerReader | null = null;
  let powerLines = 0;
  let commitments: ReadonlyMap<string, string> | null = null;
  let claimed: JsonObject | null = null;
  let disclosed = new Set<string>();
  const files = new Map<string, FileValue>();

  const begin = async (line: JsonValue): Promise<EntryReader> => {
    header = readHeader(line);
    const checked = readCheckpointNote(header.checkpoint);
    checkpoint = checked.checkpoint;
    const { keys: givenKeys = [], witnesses: givenWitnesses = [] } = options;
    const keys = { given: givenKeys, embedded: header.keys };
    const witnesses = { given: givenWitnesses, embedded: header.witnesses };
    limits.push(...(await checkLogSignature(ports, checked, keys, findings)));
    limits.push(...(await checkCosignatures(ports, checked, witnesses, findings)));
    powers = readPowers(ports, checkpoint, findings);
    return readEntries(ports, header, checkpoint, findings);
  };

  const take = (value: JsonValue, reader: EntryReader): void => {
    const line = readLine(value);
    if (claimed !== null) throw new Unreadable("There is more after the verdict.");
    switch (line.kind) {
      case "entry":
      case "withheld":
        if (commitments !== null) throw new Unreadable("An event stands after the values.");
        if (powerLines > 0) throw new Unreadable("An event of the run stands after the powers.");
        if (reader.places.length >= most) {
          throw new Unreadable(`It has over ${most} events.`);
        }
        reader.take(line);
        break;
      case "power":
        if (commitments !== null) throw new Unreadable("A power stands after the values.");
        powerLines += 1;
        if (powerLines > most) throw new Unreadable(`It has over ${most} powers.`);
        powers?.take(line);
        break;
      case "value":
        commitments ??= commitmentsOf(reader.events);
        if (disclosed.has(line.commitment)) throw new Unreadable("A value stands here twice.");
        disclosed = disclosed.add(line.commitment);
        if (checkValue(commitments, line, findings) && isFileValue(line.value)) {
          files.set(line.commitment, line.value);
        }
        break;
      case "damaged":
        findings.fails("structure", `Whoever wrote the file says that it is damaged: ${line.why}`);
        break;
      case "verdict":
        claimed = line.verdict;
    }
  };

  return {
    async take(line) {
      if (entries === null) entries = await begin(line);
      else take(line, entries);
    },
    isOpen: () => claimed === null,
    lastEvent: () => entries?.events.at(-1)?.id ?? null,
    async report(altered) {
      const isWhole = !findings.hasTrouble("structure");
      if (altered.length > 0) findings.unsure("structure", alteredInWords(altered));
      else if (isWhole) findings.holds("structure", "The file is whole, and reads one way only.");
      if (header === null || entries === null || checkpoint === null || powers === null) {
        for (const step of STEPS.slice(1)) {
          findings.unsure(step, "The file could not be read.");
        }
        return finish(findings, limits, null, null, { answers: NO_ANSWERS, files: [], hidden: 0 });
      }
      entries.finish();
      limits.push(...powersInWords(powers.finish(entries.events, entries.withheld)));
      const covered = checkHead(ports, header, checkpoint, entries.places, findings);
      const sealed = commitmentsOf(entries.events);
      const whole = { header, entries, covered, claimed: isWhole ? claimed : null };
      limits.push(...(await checkVouchers(ports, entries.events, findings)));
      const verdict = await judgeRun(ports, whole, findings);
      if (disclosed.size < sealed.size) {
        limits.push(
          `${sealed.size - disclosed.size} of ${sealed.size} sealed values are not in the file: they were withheld from whoever asked for it, or erased.`,
        );
      }
      limits.push(...erasuresIn(entries.events));
      if (!findings.hasTrouble("commitments")) {
        findings.holds(
          "commitments",
          `${disclosed.size} disclosed values are what was committed to.`,
        );
      }
      limits.push(...limitsOf(header, entries, covered));
      return finish(findings, limits, header, verdict, {
        answers: countAnswers(entries.events),
        files: heldFiles(entries.events, files),
        hidden: sealed.size - disclosed.size + entries.withheld.length,
      });
    },
  };
};

/** What a file tells of who was given or lost a power, and what it does not. */
const powersInWords = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `${count} events of the organisation say who of this run was given or lost a power (a role, an address, a passkey). They are in the log. Whether there are others can't be seen from a file: the organisation's own list has all of them.`,
      ];

/** What the record says was erased: whose data, and when; never what it was. */
const erasuresIn = (events: readonly LoggedEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === "erased"
      ? [
          `Event ${event.id}: ${isList(event.data.what) ? `${event.data.what.length} values` : "everything"} of ${event.data.member} was erased on ${event.at.slice(0, 10)}.`,
        ]
      : [],
  );

/** An entry may hold anything: what is no list is told as the most that it can be. */
const isList = (what: "all" | readonly string[]): what is readonly string[] => Array.isArray(what);

const limitsOf = (
  { head, through, step }: Header,
  { withheld }: EntryReader,
  covered: Covered | null,
): readonly string[] => [
  ...(through < head && step !== null
    ? [
        `This file ends with the step ${step}: versions ${through + 1} to ${head} of the run came later and are not in it.`,
      ]
    : []),
  ...(withheld.length > 0
    ? [
        `${withheld.length} events were withheld from whoever asked for this file: how people answer while a decision is open, or what concerns one person alone. Their places in the log are proven, what they say is not.`,
      ]
    : []),
  `${covered === null ? "" : `What the file shows is complete as of number ${covered.size} of the log, ${covered.at}. `}Whether the run has later events can't be seen from a file: check the log itself, or ask for a newer one.`,
];

const finish = (
  findings: Collected<Step>,
  limits: readonly string[],
  header: Header | null,
  verdict: Report["verdict"],
  shown: Pick<Report, "answers" | "files" | "hidden">,
): Report => {
  const checks = findings.checks();
  return {
    ok: checks.every(({ result }) => result === "holds"),
    checks,
    limits,
    run: header?.run ?? null,
    step: header?.step ?? null,
    verdict,
    ...shown,
  };
};
