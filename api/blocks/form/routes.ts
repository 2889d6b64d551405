import type { Endpoint } from "../../http/endpoint.ts";
import { formRoutes } from "../../routes/forms.ts";
import { submissionRoutes } from "../../routes/submission.ts";
import type { Services } from "../../services.ts";

export const form = (services: Services): readonly Endpoint[] => [
  ...formRoutes(services),
  ...submissionRoutes(services),
];
