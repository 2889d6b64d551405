import { RecordMeasure } from "./contract.ts";
import type { Endpoint } from "../../http/endpoint.ts";
import type { Services } from "../../services.ts";
import { actRoute } from "../../routes/acting.ts";
import { InPart } from "../../routes/contract.ts";

export const measure = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/measures",
    name: "recordMeasure",
    tag: "Measures",
    summary: "Record a figure, or that it could not be had",
    description:
      "The point (before, after) is that of the template's block. A figure about fewer than five people is not kept: only how many they were.",
    params: InPart,
    body: RecordMeasure.omit({ part: true }),
    problems: ["unknown-part", "unknown-indicator", "invalid-date", "parameter-invalid"],
    order: ({ params: { part }, body }) => ({
      order: { type: "recordMeasure", data: { part, ...body } },
    }),
  }),
];
