import type { AskedStatus } from "../../../domain/blocks/gate/asked-status.ts";
import { isStillDue } from "../../../domain/blocks/gate/still-due.ts";
import { own } from "../../../domain/rules/lookup.ts";
import { askingNotice, heldUntil } from "../../../domain/rules/notices.ts";
import type { RunState } from "../../../domain/state.ts";
import type { ChosenQuiet } from "../told-by.ts";

/** As the record tells it, and until when a message waits because its reader chose so (ISO 8601 UTC); null: it does not. */
export type AskedNow = AskedStatus & { readonly heldUntil: string | null };

type Asked<Status> = { readonly [request: string]: readonly Status[] };

/**
 * Adds what no record holds: whose message is not late but waits through their quiet hours (ADR 0225).
 * @param quietOf is asked about no more people than wait for their first word. @param at ISO 8601 UTC.
 */
export async function askedNow(
  state: RunState,
  asked: Asked<AskedStatus>,
  quietOf: (people: readonly string[]) => Promise<ReadonlyMap<string, ChosenQuiet>>,
  at: string,
): Promise<Asked<AskedNow>> {
  const unsent = Object.values(asked).flatMap((all) =>
    all.filter(({ reached }) => reached === "being-sent").map(({ member }) => member),
  );
  const quiet = unsent.length === 0 ? new Map<string, ChosenQuiet>() : await quietOf(unsent);
  const held = (id: string, { member, reached }: AskedStatus): string | null => {
    const request = own(state.requests, id);
    const chosen = quiet.get(member);
    if (request === undefined || chosen === undefined || reached !== "being-sent") return null;
    const key = askingNotice(request, member);
    return isStillDue(state, key) ? heldUntil(state, key, chosen, at) : null;
  };
  return Object.fromEntries(
    Object.entries(asked).map(([id, all]) => [
      id,
      all.map((one) => ({ ...one, heldUntil: held(id, one) })),
    ]),
  );
}
