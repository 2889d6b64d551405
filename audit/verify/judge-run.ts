import { verdict, type Verdict } from "../../domain/verdict.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { Header } from "./bundle-lines.ts";
import { sameBytes } from "./bytes.ts";
import { checkDigests, checkTemplate } from "./digests.ts";
import type { EntryReader } from "./entries.ts";
import { canonicalBytesOf } from "./json.ts";
import type { Covered } from "./heads.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import { replay } from "./replay.ts";
import type { Findings } from "./report.ts";
import { checkSignatures } from "./signatures.ts";
import { canCount, templateIn } from "./template.ts";
import { checkTimes } from "./times.ts";

type Steps =
  | "inclusion"
  | "entries"
  | "completeness"
  | "template"
  | "digests"
  | "signatures"
  | "rules"
  | "verdict";

/** What was read of a bundle. `claimed`: the verdict in it; null when the file could not be read to its end. */
type Read = {
  readonly header: Header;
  readonly entries: EntryReader;
  /** How far the log itself says that the file is complete. */
  readonly covered: Covered | null;
  readonly claimed: JsonObject | null;
};

/** Judges what the events say, once each of them has been looked at. @returns the verdict, if it could be computed. */
export const judgeRun = async (
  ports: Ports,
  { header, entries, covered, claimed }: Read,
  findings: Findings<Steps>,
): Promise<Verdict | null> => {
  const { events, withheld } = entries;
  const isWhole = claimed !== null;
  const before: readonly Steps[] = ["entries", "completeness"];
  const isComplete = withheld.length === 0 && !findings.hasTrouble(...before);
  checkDigests(ports, events, findings);
  await checkSignatures(ports, events, withheld.length > 0, findings);
  checkStepEnd(header, events, findings);
  checkTimes(events, findings);
  const launch = events.find(({ version }) => version === 1);
  if (launch === undefined) findings.unsure("template", "The event that began the run is missing.");
  else if (header.template === null) {
    findings.fails(
      "template",
      `Whoever wrote the file does not hold the template that event ${launch.id} pins.`,
    );
  } else checkTemplate(ports, header.template, launch, findings);
  if (header.damage !== null) {
    const { event, version, why } = header.damage;
    findings.unsure(
      "verdict",
      `Whoever wrote the file could not read the run from event ${event} (version ${version}) on: ${why}`,
    );
  }
  let computed: Verdict | null = null;
  const pinned = findings.hasTrouble("template") ? null : header.template;
  if (isComplete && claimed !== null && launch !== undefined && pinned !== null) {
    computed = judge(pinned, events, launch, claimed, findings);
  } else {
    const isWithheld = isWhole && withheld.length > 0 && !findings.hasTrouble(...before);
    const why = isWithheld
      ? `${withheld.length} events were withheld from whoever asked for this file, so the rest can't be judged anew without them. An auditor's file holds all of them.`
      : isComplete && isWhole
        ? "The rules that the run was launched with are not in the file, so its events can't be judged by them."
        : "Not all events are here and readable, so they can't be judged anew.";
    findings.unsure("rules", why);
    findings.unsure("verdict", why);
  }
  told(findings, "inclusion", isWhole, "Each event is in the log that was signed, as it stands.");
  told(findings, "entries", isWhole, "Each event is written in the one way that can be hashed.");
  told(
    findings,
    "completeness",
    isWhole,
    `Versions 1 to ${header.through} are all here, as the log itself stated before number ${covered?.size ?? 0}.`,
  );
  told(findings, "digests", isWhole, "What people were asked about is what was written.");
  return computed;
};

const told = (findings: Findings<Steps>, step: Steps, isWhole: boolean, message: string): void => {
  if (findings.hasTrouble(step)) return;
  if (isWhole) findings.holds(step, message);
  else findings.unsure(step, "The file could be read only in part.");
};

const isOpening = (event: LoggedEvent, step: string): boolean =>
  event.type === "stepOpened" && event.data.step === step;

/** The event that closed a step the last time that it was open; null while it is open, or where no step is meant. */
const endOfStep = (events: readonly LoggedEvent[], step: string | null): LoggedEvent | null => {
  if (step === null) return null;
  const opened = events.findLastIndex((event) => isOpening(event, step));
  return (
    events.find(
      (event, at) => at > opened && event.type === "stepClosed" && event.data.step === step,
    ) ?? null
  );
};

/** A file about one step may leave out only what came after it. */
const checkStepEnd = (
  { step, head, through }: Header,
  events: readonly LoggedEvent[],
  findings: Findings<"completeness">,
): void => {
  const last = events.at(-1);
  if (step !== null && !events.some((event) => isOpening(event, step))) {
    findings.fails("completeness", `No event up to ${last?.id ?? "none"} opened the step ${step}.`);
  }
  if (last === undefined) return;
  const end = endOfStep(events, step);
  if (end !== null && end.version < through) {
    findings.fails(
      "completeness",
      `The step ${step} ended with event ${end.id}, and the file goes on after it: it is no file of that step.`,
    );
  }
  if (through === head) return;
  if (last.type === "stepClosed" && last.data.step === step) return;
  findings.fails(
    "completeness",
    `Versions ${through + 1} to ${head} are left out after event ${last.id}, though no step ends there.`,
  );
};

const judge = (
  pinned: JsonObject,
  events: readonly LoggedEvent[],
  launch: LoggedEvent,
  claimed: JsonObject,
  findings: Findings<"rules" | "verdict">,
): Verdict | null => {
  const template = templateIn(pinned);
  if (template === null || !canCount(launch)) {
    const why = `The rules that event ${launch.id} pins can't be applied.`;
    findings.fails("rules", why);
    findings.unsure("verdict", why);
    return null;
  }
  for (const { event, result, why } of replay(template, events)) {
    const told = `Event ${event.id} (${event.type}, version ${event.version}): ${why}.`;
    if (result === "fails") findings.fails("rules", told);
    else findings.unsure("rules", told);
  }
  if (findings.hasTrouble("rules")) {
    findings.unsure("verdict", "The events don't follow the rules, so there is nothing to judge.");
    return null;
  }
  const newest = events.reduce((_, event) => event, launch);
  findings.holds("rules", `All ${events.length} events follow from the rules, decided anew.`);
  try {
    return compare(verdict(template, events), claimed, newest, findings);
  } catch (error) {
    // A template may hold what only the verdict looks at.
    findings.fails(
      "verdict",
      `It can't be computed from event ${launch.id} on (${String(error)}).`,
    );
    return null;
  }
};

const compare = (
  computed: Verdict,
  claimed: JsonObject,
  newest: LoggedEvent,
  findings: Findings<"verdict">,
): Verdict => {
  const json: JsonValue = computed;
  if (sameBytes(canonicalBytesOf(json), canonicalBytesOf(claimed))) {
    findings.holds("verdict", `Computed anew from the events: ${computed.standing}.`);
  } else {
    findings.fails(
      "verdict",
      `The verdict in the file is not the one that the events up to ${newest.id} give: ${computed.standing}.`,
    );
  }
  return computed;
};
