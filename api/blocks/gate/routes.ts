import type { Endpoint } from "../../http/endpoint.ts";
import { objectionRoutes } from "../../routes/objections.ts";
import { passkeyRoutes } from "../../routes/passkeys.ts";
import { signOffRoutes } from "../../routes/sign-off.ts";
import type { Services } from "../../services.ts";

export const gate = (services: Services): readonly Endpoint[] => [
  ...signOffRoutes(services),
  ...passkeyRoutes(services),
  ...objectionRoutes(services),
];
