import type { Sealed } from "../sealed.ts";
import type { CryName } from "./event.ts";

/** A cry for help. `part`: of the gate that it is about, null for a need. `at`: when it was given last, ISO 8601 UTC. */
export type Cry = CryName & {
  readonly part: string | null;
  readonly at: string;
  readonly words: Sealed | null;
  /** Who says that they read it and get in touch; null: nobody yet. */
  readonly takenUp: { readonly by: string; readonly at: string } | null;
};
