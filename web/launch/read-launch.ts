import { inEnglish } from "../language/language.tsx";
import type { InputIssue } from "../../api/contracts/check.ts";
import type { LaunchInput } from "../../api/services/runs/launch.ts";
import type { Period } from "../../domain/period.ts";
import type { Parameter, ParameterValue, Template } from "../../domain/template.ts";
import { dateMistake, readDate } from "../form/read-date.ts";
import { readNumber, readPounds, type Reading } from "../../domain/written/number.ts";
import type { Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { nations } from "../words/nations.ts";

export const parameterName = (key: string): string => `p.${key}`;

/** Units in which a page lets people state a length of time; the shorter ones are for rehearsals. */
export const units = [
  { value: "months", label: "months" },
  { value: "workingDays", label: "working days" },
  { value: "days", label: "days" },
  { value: "seconds", label: "seconds (for a rehearsal)" },
] as const satisfies readonly { readonly value: string; readonly label: string }[];

export const periodOf = (unit: string, many: number): Period | null => {
  switch (unit) {
    case "months":
      return { months: many };
    case "workingDays":
      return { workingDays: many };
    case "days":
      return { days: many };
    case "seconds":
      return { seconds: many };
    default:
      return null;
  }
};

/** What is stated for a parameter, or how to write it. */
function readParameter(body: Body, parameter: Parameter): Reading<ParameterValue> {
  const name = parameterName(parameter.key);
  if (parameter.kind === "date") return readDay(body, parameter);
  const written = body.text(name);
  const unanswered = { kind: "wrong", message: `Answer this: ${parameter.label}` } as const;
  if (written === "") return unanswered;
  switch (parameter.kind) {
    case "text":
      return { kind: "value", value: written };
    case "choice":
      return parameter.options?.some(({ value }) => value === written)
        ? { kind: "value", value: written }
        : unanswered;
    case "number":
      return parameter.unit === "pence" ? readPounds(written) : readNumber(written);
    case "period": {
      const many = readNumber(written);
      if (many.kind === "wrong") return many;
      const value = periodOf(body.text(`${name}.unit`), many.value);
      return value === null ? unanswered : { kind: "value", value };
    }
    default:
      return parameter.kind satisfies never;
  }
}

function readDay(body: Body, { key, label }: Parameter): Reading<ParameterValue> {
  const read = readDate(body, parameterName(key));
  if (read.kind === "date") return { kind: "value", value: read.date };
  const [first] = read.kind === "mistakes" ? read.mistakes : [];
  const message = first === undefined ? `Answer this: ${label}` : inEnglish(first.message);
  return { kind: "wrong", message };
}

export type ReadLaunch =
  | { readonly kind: "launch"; readonly input: LaunchInput }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

export function readLaunch(body: Body, template: Template): ReadLaunch {
  const nation = nations.find(({ value }) => value === body.text("nation"))?.value;
  const stated = template.parameters.map((parameter) => ({
    parameter,
    read: readParameter(body, parameter),
  }));
  const title = body.text("title");
  const { lead } = template;
  const leads = lead !== undefined && body.text("leads") === lead.side ? { leads: lead.side } : {};
  const isLeadStated = lead === undefined || [lead.side, "no"].includes(body.text("leads"));
  const mistakes: readonly Mistake[] = [
    ...(title === "" ? [{ field: "title", message: "Write what this run is called" }] : []),
    ...stated.flatMap(({ parameter, read }) =>
      read.kind === "value" ? [] : [mistakeAt(parameter, read.message)],
    ),
    ...(nation === undefined ? [{ field: "nation", message: "Choose where this run is" }] : []),
    ...(isLeadStated ? [] : [{ field: "leads", message: "Say whether you lead it yourself" }]),
  ];
  if (mistakes.length > 0 || nation === undefined) return { kind: "mistakes", mistakes };
  return {
    kind: "launch",
    input: {
      template: template.name,
      title,
      nation,
      ...leads,
      parameters: Object.fromEntries(
        stated.flatMap(({ parameter, read }) =>
          read.kind === "value" ? [[parameter.key, read.value]] : [],
        ),
      ),
    },
  };
}

const mistakeAt = ({ key, kind }: Parameter, message: string): Mistake =>
  kind === "date"
    ? dateMistake(parameterName(key), message)
    : { field: parameterName(key), message };

/** Issues of the contract at the page's inputs. */
export const launchMistakes = (issues: readonly InputIssue[], body: Body): readonly Mistake[] =>
  issues.map(({ path: [member, key], message }) => {
    const name = member === "parameters" ? parameterName(String(key)) : String(member ?? "");
    return { field: body.names.includes(name) ? name : null, message };
  });
