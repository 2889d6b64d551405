import { delivery } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/** People come together: training, peer support, thanks. Nothing is decided, so there is no gate to pass. */
export const gathering = (run: Run): Promise<void> => eachPart(run, (part) => delivery(run, part));
