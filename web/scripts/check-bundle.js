// The verifier's own code, bundled in: what the browser runs is what `npx alongside verify` runs. It sends nothing.
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { browserPorts } from "../../audit/verify/browser-ports.ts";
import { line, partsOf, pieces } from "./show-report.js";

const form = document.querySelector("form[data-check-bundle]");
const result = document.querySelector("[data-check-result]");

const valueOf = (name) => form.querySelector(`input[name=${name}]`).value.trim();
const given = (name) => (valueOf(name) === "" ? [] : [valueOf(name)]);

const check = async () => {
  const [file] = form.querySelector("input[type=file]").files;
  result.replaceChildren(line("p", "Checking …"));
  try {
    const trusted = { keys: given("key"), witnesses: given("witness") };
    result.replaceChildren(...partsOf(await verifyBundle(pieces(file), browserPorts, trusted)));
    result.focus();
  } catch {
    result.replaceChildren(line("h2", "The file could not be read. Choose it again."));
  }
};

for (const part of document.querySelectorAll("[data-check-only]")) part.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
