import type { RunState } from "../state.ts";
import { withEntry } from "./change.ts";
import type { Of } from "./change.ts";

/** The first registration of a key stands: nobody takes another's key over. */
export const credentialRegistered = (
  state: RunState,
  { data: { credential, member, publicKey } }: Of<"credentialRegistered">,
): RunState =>
  Object.hasOwn(state.credentials, credential)
    ? state
    : {
        ...state,
        credentials: withEntry(state.credentials, credential, { member, publicKey }),
      };
