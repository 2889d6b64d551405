import { z } from "@hono/zod-openapi";
import { Id, Key } from "./values.ts";

export const ClaimCredential = z.strictObject({ member: Id, credential: Key });
export const ShowCredential = z.strictObject({ member: Id, credential: Key, run: Id, event: Id });
export const StopShowingCredential = z.strictObject({ member: Id, credential: Key });
