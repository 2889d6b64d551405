import { z } from "@hono/zod-openapi";
import { Key, Line, Side, Title } from "./values.ts";

const periodOf = (most: number) =>
  z.int("Write a whole number").min(1, "Write 1 or more").max(most, `Write at most ${most}`);

const Period = z.union([
  z.strictObject({ workingDays: periodOf(3650) }),
  z.strictObject({ days: periodOf(3650) }),
  z.strictObject({ months: periodOf(120) }),
  z.strictObject({ seconds: periodOf(315_360_000) }),
]);

/** What launches a run. Money among the parameters is in whole pence. */
export const Launch = z.strictObject({
  template: Key,
  title: Title,
  parameters: z.record(
    z.string().max(80),
    z.union(
      [Line, z.int().min(0), Period],
      'Give a text, a whole number, or a period such as { "days": 14 }.',
    ),
  ),
  nation: z
    .enum(["england-and-wales", "scotland", "northern-ireland"], "Choose where this run is")
    .openapi({ description: "Whose bank holidays the working days follow." }),
  leads: Side.exactOptional().openapi({
    description:
      "The side on which whoever launches the run leads it, where the template has a lead. Left out, a programme manager launches it for others.",
  }),
});
