import { z } from "zod";

/** Characters of each secret of a visit; the library makes 43. */
const LONGEST = 200;

/**
 * What a browser keeps while its reader is at the identity provider: what binds the answer to this browser (`state`), to this
 * sign-in (`nonce`) and to whoever asked (`verifier`, RFC 7636), and the page of this site to go on to.
 */
export const Visit = z.strictObject({
  state: z.string().min(1).max(LONGEST),
  nonce: z.string().min(1).max(LONGEST),
  verifier: z.string().min(1).max(LONGEST),
  to: z.string().max(1_000),
});

export type Visit = z.infer<typeof Visit>;
