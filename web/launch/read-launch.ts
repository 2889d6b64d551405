import type { LaunchInput } from "../../api/services.ts";
import type { Period } from "../../domain/period.ts";
import type { Parameter, ParameterValue, Template } from "../../domain/template.ts";
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

/** The stated value; null when it is missing or makes no sense. */
function readParameter(body: Body, parameter: Parameter): ParameterValue | null {
  const name = parameterName(parameter.key);
  const written = body.text(name);
  if (written === "") return null;
  switch (parameter.kind) {
    case "text":
      return written;
    case "choice":
      return parameter.options?.some(({ value }) => value === written) ? written : null;
    case "number":
    case "period": {
      const many = Number(written.replaceAll(/[\s,£]/gu, ""));
      if (!Number.isFinite(many) || many < 0) return null;
      if (parameter.kind === "number") {
        return parameter.unit === "pence" ? Math.round(many * 100) : many;
      }
      return Number.isInteger(many) ? periodOf(body.text(`${name}.unit`), many) : null;
    }
    default:
      return parameter.kind satisfies never;
  }
}

export type ReadLaunch =
  | { readonly kind: "launch"; readonly input: LaunchInput }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

export function readLaunch(body: Body, template: Template): ReadLaunch {
  const title = body.text("title");
  const nation = nations.find(({ value }) => value === body.text("nation"))?.value;
  const stated = template.parameters.map((parameter) => ({
    parameter,
    value: readParameter(body, parameter),
  }));
  const mistakes: readonly Mistake[] = [
    ...(title === "" ? [{ field: "title", message: "Write what this run is called" }] : []),
    ...stated
      .filter(({ value }) => value === null)
      .map(({ parameter }) => ({
        field: parameterName(parameter.key),
        message: `Answer this: ${parameter.label}`,
      })),
    ...(nation === undefined ? [{ field: "nation", message: "Choose where this run is" }] : []),
  ];
  if (mistakes.length > 0 || nation === undefined) return { kind: "mistakes", mistakes };
  return {
    kind: "launch",
    input: {
      template: template.name,
      title,
      nation,
      parameters: Object.fromEntries(stated.map(({ parameter, value }) => [parameter.key, value])),
    },
  };
}
