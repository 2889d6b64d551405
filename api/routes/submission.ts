import { SubmitPart } from "../blocks/form/contract.ts";
import type { Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { InPart } from "./contract.ts";

export const submissionRoutes = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/submit",
    name: "submitPart",
    tag: "Parts and forms",
    summary: "Say that a form which nobody signs off is finished",
    description:
      "A form without a sign-off is closed by this act, not by being saved. Give the version that you read: after it nothing more can be written here.",
    params: InPart,
    body: SubmitPart.omit({ part: true }),
    problems: [
      "unknown-part",
      "not-an-author",
      "part-not-open",
      "not-due",
      "no-version",
      "not-current-version",
      "form-incomplete",
    ],
    order: ({ params: { part }, body: { version } }) => ({
      order: { type: "submitPart", data: { part, version } },
    }),
  }),
];
