import { drawn } from "./all.drawn.ts";
import type { Words } from "./part-of.ts";

/** How the pages show and tell each kind of block. A kind of the domain that has no part here does not compile. */
export const blocks: Pick<typeof drawn, "sections" | "done"> & Words = drawn;
