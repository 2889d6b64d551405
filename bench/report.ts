import { cpus, totalmem } from "node:os";
import { isMet, type Goal, type Measured } from "./goal.ts";
import { rounded } from "./statistics.ts";

/** What the figures were measured on. */
export function machine(): { readonly [fact: string]: string | number } {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cores: cpus().length,
    processor: cpu?.model.trim() ?? "unknown",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
  };
}

/** The goals of one measurement as rows of a table. */
export function goalTable({ goals, notes }: Measured): string {
  const rows = goals.map((goal) => [
    goal.name,
    `${rounded(goal.value)} ${goal.unit}`,
    `${goal.is === "at-least" ? ">=" : "<="} ${goal.goal} ${goal.unit}`,
    isMet(goal) ? "met" : "NOT met",
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "),
  );
  return [...lines, ...notes.map((note) => `note: ${note}`)].map((line) => `  ${line}`).join("\n");
}

/** The whole run for machines: `goals` by name beside the raw figures of all sides. */
export function toJson(measured: ReadonlyMap<string, Measured>): string {
  const goals: Record<string, unknown> = {};
  const raw: Record<string, unknown> = {};
  const notes: Record<string, readonly string[]> = {};
  for (const [name, one] of measured) {
    for (const goal of one.goals) goals[goal.name] = forMachines(goal);
    raw[name] = one.raw;
    notes[name] = one.notes;
  }
  return JSON.stringify({ goals, raw, notes, machine: machine() });
}

const forMachines = (goal: Goal) => ({
  value: Number.isNaN(goal.value) ? null : rounded(goal.value),
  goal: goal.goal,
  is: goal.is,
  unit: goal.unit,
  met: isMet(goal),
});
