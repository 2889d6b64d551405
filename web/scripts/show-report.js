// What a check of a run's file came to, as a reader meets it: shared by the page that takes a file and by the run's own page.
import { ASSURANCES, assuranceLabels } from "../../domain/blocks/gate/answer-words.ts";

export const line = (tag, text) =>
  Object.assign(document.createElement(tag), { textContent: text });

const STEPS = new Map([
  ["structure", "The file"],
  ["checkpoint", "The log’s signature"],
  ["cosignatures", "Witnesses"],
  ["entries", "The events"],
  ["inclusion", "Their place in the log"],
  ["completeness", "Whether any is missing"],
  ["template", "The rules of the run"],
  ["digests", "What people were asked about"],
  ["commitments", "The words that are shown"],
  ["signatures", "Signatures of passkeys"],
  ["powers", "Who was given or lost a power"],
  ["rules", "Whether the rules were kept"],
  ["verdict", "The verdict"],
]);
const RESULTS = new Map([
  ["holds", "right"],
  ["fails", "wrong"],
  ["could-not-check", "not checked"],
]);
const STANDINGS = new Map([
  ["co-produced", "It was co-produced."],
  ["at-risk", "Its co-production is at risk."],
  ["not-co-produced", "It was not co-produced."],
  ["held", "It took place, and nothing was decided."],
  ["not-yet", "It is still under way, and nothing speaks against it."],
]);

const EVENT = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** Words in which each of the run's events leads to its entry, where there is a page of it. */
const linked = (tag, text, events, hrefOf) => {
  const whole = document.createElement(tag);
  let from = 0;
  for (const { 0: id, index } of hrefOf === null ? [] : text.matchAll(EVENT)) {
    if (!events.has(id)) continue;
    whole.append(text.slice(from, index));
    whole.append(Object.assign(line("a", id), { href: hrefOf(id) }));
    from = index + id.length;
  }
  whole.append(text.slice(from));
  return whole;
};

const list = (items) => {
  const all = document.createElement("ul");
  all.append(...items);
  return all;
};

const titleOf = ({ ok, checks }) => {
  if (ok) return "Everything in this file holds";
  return checks.some(({ result: found }) => found === "fails")
    ? "This file does not hold: do not rely on it"
    : "Nothing is wrong, but not everything could be checked";
};

/**
 * The parts of a page that tell a report.
 * @param events ids that there is a page of. @param hrefOf its address; null where there is none.
 */
export const partsOf = (report, events = new Set(), hrefOf = null) => {
  const item = (text) => linked("li", text, events, hrefOf);
  const parts = [line("h2", titleOf(report))];
  if (report.ok && report.verdict !== null) {
    parts.push(line("p", `${STANDINGS.get(report.verdict.standing)} This was computed here.`));
    const reasons = report.verdict.findings.map(({ reason, step, events: its }) =>
      item(
        `${step === null ? "" : `${step}: `}${reason} ${its.length === 0 ? "" : `(${its.join(", ")})`}`,
      ),
    );
    if (reasons.length > 0) parts.push(line("h3", "What was found"), list(reasons));
  }
  const sure = ASSURANCES.filter((level) => report.answers[level] > 0).map((level) =>
    line("li", `${assuranceLabels[level]}: ${report.answers[level]}`),
  );
  if (sure.length > 0 && !report.checks.some(({ result: found }) => found === "fails"))
    parts.push(line("h3", "How sure the record is of people’s answers"), list(sure));
  const told = report.checks.map(({ step, result: found, message }) =>
    item(`${STEPS.get(step)}: ${RESULTS.get(found)}. ${message}`),
  );
  parts.push(line("h3", "What was checked"), list(told));
  parts.push(line("h3", "What this file can not show"), list(report.limits.map(item)));
  return parts;
};

/** A file in pieces: reading all of a long one at once would need as much memory. */
export async function* pieces(file) {
  const PIECE = 1 << 20;
  for (let at = 0; at < file.size; at += PIECE) {
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
  }
}

const marks = new Map([
  [true, "Holds: "],
  [false, "Does not hold: "],
  [null, "Not checked: "],
]);

/** What was checked one by one, as a list. */
export const checkedList = (checked, events = new Set(), hrefOf = null) =>
  list(checked.map(({ holds, words }) => linked("li", marks.get(holds) + words, events, hrefOf)));
