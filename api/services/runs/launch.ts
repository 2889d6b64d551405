import { calendarOf } from "../../../domain/calendars/calendar-of.ts";
import { uuidV7 } from "../../../audit/uuid-v7.ts";
import { initial } from "../../../domain/initial.ts";
import type { ParameterValue } from "../../../domain/template.ts";
import type { PinnedTemplates } from "../../../audit/pinned-templates.ts";
import type { LaunchInput, Services } from "../../services.ts";
import { authorise } from "../../policy.ts";
import { derivedUuid } from "../acknowledge.ts";
import type { Acts } from "./act.ts";
import { createSealer } from "./seal-order.ts";

/** Launching: the run's id follows from the organisation and the key, so that a repeated request is the same run. */
export const createLaunch =
  (
    acts: Acts,
    offered: Pick<Services["templates"], "get">,
    pinned: Pick<PinnedTemplates, "keep">,
  ): Services["runs"]["launch"] =>
  async (principal, input, key) => {
    const { organisation } = principal;
    const verdict = authorise(principal, "launchRun", { organisation });
    if (verdict.kind !== "allowed") return verdict;
    const found = offered.get(input.template);
    if (found === null)
      return invalid("template", "There is no such pathway. Choose one of the list.");
    const parameters = parametersOf(input);
    if (parameters === null) {
      return invalid(
        "parameters",
        'A parameter is a text, a number, or a period such as { "days": 14 }.',
      );
    }
    const run = key === undefined ? uuidV7() : derivedUuid("run", organisation, principal.id, key);
    // Before the event that pins it: a run never stands on record without its rules.
    await pinned.keep(found.template);
    const sealer = createSealer();
    const result = await acts.submit(
      principal,
      run,
      {
        type: "launchRun",
        data: {
          organisation,
          template: found.reference,
          title: sealer.text(input.title, principal.id),
          parameters,
          calendar: calendarOf(input.nation),
        },
      },
      {
        ...acts.repeatable(principal, key, input),
        disclosures: sealer.disclosures,
        initial: initial(found.template),
      },
    );
    return result.kind === "accepted" ? { ...result, run } : result;
  };

const invalid = (field: string, message: string) =>
  ({
    kind: "invalid",
    issues: [{ section: field, field: null, code: "not-an-option", message }],
  }) as const;

function parametersOf({
  parameters,
}: LaunchInput): { readonly [key: string]: ParameterValue } | null {
  const values: [string, ParameterValue][] = [];
  for (const [key, value] of Object.entries(parameters)) {
    if (!isParameter(value)) return null;
    values.push([key, value]);
  }
  return Object.fromEntries(values);
}

function isParameter(value: unknown): value is ParameterValue {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  const [entry, ...more] = Object.entries(value);
  return (
    entry !== undefined &&
    more.length === 0 &&
    ["workingDays", "days", "months", "seconds"].includes(entry[0]) &&
    typeof entry[1] === "number" &&
    Number.isInteger(entry[1])
  );
}
