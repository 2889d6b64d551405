import type { Principal } from "../api/principal.ts";
import type { StaticFiles } from "./static-files.ts";

/** What every page knows about its reader and itself. */
export type Frame = {
  readonly files: StaticFiles;
  readonly principal: Principal | null;
  /** The reader's name, if they are signed in and have one. */
  readonly name: string | null;
  /** The reader's time zone. */
  readonly zone: string;
  readonly now: Date;
  readonly path: string;
};
