// The verifier's own code, bundled in: what the browser runs is what `npx alongside check-receipt` runs. It sends nothing.
import { checkReceipt } from "../../audit/receipt/check.ts";
import {
  ANSWER_EVENTS,
  assuranceWords,
  isAssurance,
  saidWords,
} from "../../domain/blocks/gate/answer-words.ts";
import { browserPorts } from "../../audit/verify/browser-ports.ts";

const form = document.querySelector("form[data-check-receipt]");
const result = document.querySelector("[data-check-result]");
const pasted = form.querySelector("textarea");
const chosen = form.querySelector("input[type=file]");

const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const marks = new Map([
  [true, "Holds: "],
  [false, "Does not hold: "],
  [null, "Not checked: "],
]);

for (const part of document.querySelectorAll("[data-check-only]")) part.hidden = false;

const take = async ([file]) => {
  if (file) pasted.value = (await file.slice(0, 1_000_001).text()).trim();
};

/** What an answer on record says, in words; nothing for other acts. */
const told = ({ type, at, assurance, data }) => {
  if (!ANSWER_EVENTS.includes(type)) return [];
  const about = `Version ${data?.version}, answered at ${at}.`;
  const sure = isAssurance(String(assurance)) ? [assuranceWords[assurance]] : [];
  return [
    line("p", `${saidWords(type, data?.answer ?? null)}.`),
    line("p", [about, ...sure].join(" ")),
  ];
};

const check = async () => {
  const key = form.querySelector("input[name=key]").value.trim();
  const report = await checkReceipt(browserPorts, pasted.value, key === "" ? [] : [key]);
  const list = document.createElement("ul");
  for (const { holds, words } of report.checked) list.append(line("li", marks.get(holds) + words));
  const parts = [
    line("h2", report.holds ? "This receipt holds" : "This receipt does not hold"),
    list,
  ];
  if (report.event !== null) {
    parts.push(
      line("h3", "What is on record"),
      ...told(report.event),
      line("pre", JSON.stringify(report.event, null, 2)),
    );
  }
  if (key === "" && report.keys.length > 0) {
    parts.push(
      line(
        "p",
        "It was checked with the key that it names itself. Compare it with the key that others hold:",
      ),
      ...report.keys.map((one) => line("code", one)),
    );
  }
  result.replaceChildren(...parts);
  result.focus();
};

chosen.addEventListener("change", () => void take(chosen.files));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
