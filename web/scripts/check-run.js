// The verifier's own code, bundled in: it fetches the run's file and checks it here, as `npx alongside verify` does.
import { checkKept } from "../../audit/receipt/kept.ts";
import { browserPorts } from "../../audit/verify/browser-ports.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { checkedList, line, partsOf, pieces } from "./show-report.js";

const form = document.querySelector("form[data-check-run]");
const result = document.querySelector("[data-check-result]");
const kept = form.querySelector("textarea");
const chosen = form.querySelector("input[type=file]");
const run = form.getAttribute("data-check-run");

const hrefOf = (event) => `/decisions/${run}/${event}`;

/** The file as it is now. @throws when the server does not give it. */
const fileOfRun = async () => {
  const answer = await fetch(`/runs/${run}/bundle`);
  if (!answer.ok) throw new Error(`The server answered with ${answer.status}.`);
  return answer.blob();
};

/** Hashes of the log; null where there are none. */
const source = async (path) => {
  const answer = await fetch(`/log/${path}`);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
};

/** The ids of the events that the file holds: each has a page. */
const eventsIn = async (file) =>
  new Set((await file.text()).matchAll(/"event":"([0-9a-f-]{36})"/gu).map(([, id]) => id));

const given = (name) => {
  const value = form.querySelector(`input[name=${name}]`).value.trim();
  return value === "" ? [] : [value];
};

const check = async () => {
  result.replaceChildren(line("p", "Fetching the file, and checking it …"));
  try {
    const file = await fileOfRun();
    const trusted = { keys: given("key"), witnesses: given("witness") };
    const report = await verifyBundle(pieces(file), browserPorts, trusted);
    const events = await eventsIn(file);
    const parts = partsOf(report, events, hrefOf);
    const text = kept.value.trim();
    if (text !== "") {
      const checked = await checkKept(browserPorts, text, pieces(file), source);
      const holds = checked.every((one) => one.holds === true);
      parts.unshift(
        line("h2", holds ? "What you kept fits" : "What you kept does not fit, or not all of it"),
        checkedList(checked, events, hrefOf),
      );
    }
    result.replaceChildren(...parts);
  } catch {
    result.replaceChildren(
      line("h2", "It could not be checked just now"),
      line("p", "The run’s file could not be fetched. Try again in a moment."),
    );
  }
  result.focus();
};

for (const part of document.querySelectorAll("[data-check-only]")) part.hidden = false;
const take = async ([file]) => {
  if (file) kept.value = (await file.slice(0, 1_000_001).text()).trim();
};

chosen.addEventListener("change", () => void take(chosen.files));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
