import type { Principal } from "../api/principal.ts";
import type { Organisation } from "../api/services/organisations.ts";
import type { StaticFiles } from "./static-files.ts";

/** What every page knows about its reader and itself. */
export type Frame = {
  readonly files: StaticFiles;
  readonly principal: Principal | null;
  /** What is shown of the reader's organisation; null where there is none yet, or a stranger could belong to several. */
  readonly organisation: Organisation | null;
  /** The reader's name, if they are signed in and have one. */
  readonly name: string | null;
  /** The reader's time zone. */
  readonly zone: string;
  readonly now: Date;
  readonly path: string;
};
