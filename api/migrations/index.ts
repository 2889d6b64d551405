import { auth } from "./auth.ts";
import { directory } from "./directory.ts";

/** Run by the owner, after the schemas and the role `alongside_app` exist. */
export const apiMigrations = { room: "api", steps: [directory, auth] } as const;
