// The verifier's own code, bundled in: what the browser runs is what `npx alongside verify` runs. It sends nothing.
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { ASSURANCES, assuranceLabels } from "../../domain/blocks/gate/answer-words.ts";
import { browserPorts } from "../../audit/verify/browser-ports.ts";

const form = document.querySelector("form[data-check-bundle]");
const result = document.querySelector("[data-check-result]");

const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

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
  ["not-yet", "It is still under way, and nothing speaks against it."],
]);

/** The file in pieces: reading all of a long one at once would need as much memory. */
async function* pieces(file) {
  const PIECE = 1 << 20;
  for (let at = 0; at < file.size; at += PIECE) {
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
  }
}

const valueOf = (name) => form.querySelector(`input[name=${name}]`).value.trim();
const given = (name) => (valueOf(name) === "" ? [] : [valueOf(name)]);

const list = (items) => {
  const all = document.createElement("ul");
  all.append(...items.map((text) => line("li", text)));
  return all;
};

const titleOf = ({ ok, checks }) => {
  if (ok) return "Everything in this file holds";
  return checks.some(({ result: found }) => found === "fails")
    ? "This file does not hold: do not rely on it"
    : "Nothing is wrong, but not everything could be checked";
};

const show = (report) => {
  const told = report.checks.map(
    ({ step, result: found, message }) => `${STEPS.get(step)}: ${RESULTS.get(found)}. ${message}`,
  );
  const parts = [line("h2", titleOf(report))];
  if (report.ok && report.verdict !== null) {
    parts.push(line("p", `${STANDINGS.get(report.verdict.standing)} This was computed here.`));
    const reasons = report.verdict.findings.map(
      ({ reason, step, events }) =>
        `${step === null ? "" : `${step}: `}${reason} ${events.length === 0 ? "" : `(${events.join(", ")})`}`,
    );
    if (reasons.length > 0) parts.push(line("h3", "What was found"), list(reasons));
  }
  const sure = ASSURANCES.filter((level) => report.answers[level] > 0).map(
    (level) => `${assuranceLabels[level]}: ${report.answers[level]}`,
  );
  if (sure.length > 0 && !report.checks.some(({ result: found }) => found === "fails")) {
    parts.push(line("h3", "How sure the record is of people’s answers"), list(sure));
  }
  parts.push(line("h3", "What was checked"), list(told));
  parts.push(line("h3", "What this file can not show"), list(report.limits));
  result.replaceChildren(...parts);
  result.focus();
};

const check = async () => {
  const [file] = form.querySelector("input[type=file]").files;
  result.replaceChildren(line("p", "Checking …"));
  try {
    const trusted = { keys: given("key"), witnesses: given("witness") };
    show(await verifyBundle(pieces(file), browserPorts, trusted));
  } catch {
    result.replaceChildren(line("h2", "The file could not be read. Choose it again."));
  }
};

for (const part of document.querySelectorAll("[data-check-only]")) part.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
