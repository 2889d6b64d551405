import type { JsonObject } from "../../json.ts";
import { runsKey, chained, NOTHING, verifyHead } from "../../log/heads/head-proof.ts";
import { leafHash, verifyInclusion } from "../../log/merkle.ts";
import { readCheckpointNote, type CheckedCheckpoint } from "../checkpoint.ts";
import { sameBytes } from "../bytes.ts";
import { bytesIn, countIn, exactly, hashesIn, objectIn, textIn, textsIn } from "../fields.ts";
import { statementIn } from "../heads.ts";
import { isObject, parseCanonical } from "../json.ts";
import type { Ports } from "../ports.ts";
import { collectFindings, type Check } from "../report.ts";
import { checkCosignatures, checkLogSignature } from "../signers.ts";

/** The steps of checking an organisation's list of runs (docs/spec/03-log.md, L21), in the order in which they are told. */
const RUN_LIST_STEPS = [
  "structure",
  "checkpoint",
  "cosignatures",
  "inclusion",
  "completeness",
] as const;

type RunListStep = (typeof RUN_LIST_STEPS)[number];

/** `runs`: in the order of the log; empty unless everything holds. */
export type RunListReport = {
  readonly ok: boolean;
  readonly checks: readonly Check<RunListStep>[];
  readonly limits: readonly string[];
  readonly organisation: string | null;
  readonly runs: readonly string[];
};

type RunList = {
  readonly organisation: string;
  readonly runs: readonly string[];
  readonly keys: readonly string[];
  readonly checked: CheckedCheckpoint;
  readonly heads: {
    readonly index: number;
    readonly entry: Uint8Array;
    readonly proof: readonly Uint8Array[];
    readonly count: number;
    readonly value: Uint8Array;
    readonly path: readonly Uint8Array[];
  };
};

/**
 * Checks what `GET /log/runs` answered: that the log itself states that these are all runs of the organisation. Never throws for what
 * the list holds.
 * @param trusted the log's keys and witnesses that whoever checks brought along; without keys those in the list count.
 */
export const checkRunList = async (
  bytes: Uint8Array,
  ports: Ports,
  trusted: { readonly keys: readonly string[]; readonly witnesses: readonly string[] },
): Promise<RunListReport> => {
  const findings = collectFindings(RUN_LIST_STEPS);
  const list = readList(bytes);
  if (typeof list === "string") {
    findings.fails("structure", list);
    for (const step of RUN_LIST_STEPS.slice(1)) findings.unsure(step, "The list can't be read.");
    return {
      ok: false,
      checks: findings.checks(),
      limits: [],
      organisation: null,
      runs: [],
    };
  }
  const { organisation, runs, checked, heads } = list;
  findings.holds("structure", "The list is whole, and reads one way only.");
  const limits = [
    ...(await checkLogSignature(
      ports,
      checked,
      { given: trusted.keys, embedded: list.keys },
      findings,
    )),
    ...(await checkCosignatures(
      ports,
      checked,
      { given: trusted.witnesses, embedded: [] },
      findings,
    )),
  ];
  const { sha256 } = ports;
  const { size, root } = checked.checkpoint;
  const leaf = leafHash(sha256, heads.entry);
  if (verifyInclusion(sha256, leaf, heads.index, size, heads.proof, root)) {
    findings.holds("inclusion", `What the log stated is number ${heads.index} of it.`);
  } else findings.fails("inclusion", "What the log is said to have stated is not in it.");
  const wrong = wrongIn(ports, list);
  if ("why" in wrong) findings.fails("completeness", wrong.why);
  else {
    findings.holds(
      "completeness",
      `These ${runs.length} runs are all that the organisation ${organisation} had launched before number ${wrong.size} of the log, in this order.`,
    );
    limits.push(
      `The list is complete as of number ${wrong.size} of the log, ${wrong.at}. Whether runs were launched later, it can't show.`,
    );
  }
  const checks = findings.checks();
  const ok = checks.every(({ result }) => result === "holds");
  return { ok, checks, limits, organisation, runs: ok ? runs : [] };
};

const SPACE = [0x20, 0x09, 0x0a, 0x0d];

/** The list, or what is wrong with its form. White space after the end is passed by: editors put it there. */
const readList = (bytes: Uint8Array): RunList | string => {
  const end = bytes.findLastIndex((byte) => !SPACE.includes(byte)) + 1;
  try {
    const value = parseCanonical(bytes.subarray(0, end));
    if (!isObject(value)) return "It is no list of runs.";
    exactly(value, "checkpoint", "heads", "keys", "organisation", "runs");
    return {
      organisation: textIn(value, "organisation"),
      runs: textsIn(value, "runs"),
      keys: textsIn(value, "keys"),
      checked: readCheckpointNote(textIn(value, "checkpoint")),
      heads: headsIn(objectIn(value, "heads")),
    };
  } catch (error) {
    return `It is no whole list of runs (${String(error)}).`;
  }
};

const headsIn = (value: JsonObject): RunList["heads"] => {
  exactly(value, "count", "entry", "index", "path", "proof", "value");
  return {
    index: countIn(value, "index"),
    entry: bytesIn(value, "entry"),
    proof: hashesIn(value, "proof"),
    count: countIn(value, "count"),
    value: bytesIn(value, "value"),
    path: hashesIn(value, "path"),
  };
};

type Stated = { readonly size: number; readonly at: string };

/** What the statement covers and when it was made; or why it does not say that these are all runs. */
const wrongIn = (
  { sha256 }: Ports,
  { organisation, runs, checked, heads }: RunList,
): Stated | { readonly why: string } => {
  const stated = statementIn(sha256, heads, checked.checkpoint);
  if (stated === null) return { why: "It holds no statement of the log." };
  const { count, value, path } = heads;
  const chain = runs.reduce((before, run) => chained(sha256, before, run), NOTHING);
  if (runs.length !== count || !sameBytes(chain, value)) {
    return {
      why: `The ${runs.length} runs are not the ${count} that the log is said to have stated, in the order in which they were launched.`,
    };
  }
  const leaf = { key: runsKey(sha256, organisation), count, value };
  if (!verifyHead(sha256, { leaf, path }, stated.root)) {
    return { why: `The log has not stated these runs of the organisation ${organisation}.` };
  }
  return { size: stated.size, at: stated.at };
};
