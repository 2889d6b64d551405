import type { RawOrder } from "../../api/contracts/order.ts";
import type { NewPerson } from "../../api/services/people.ts";
import type { Services } from "../../api/services.ts";
import { keyOf, type Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { answeredWith, outcomeOf, type InputNames } from "../outcome.ts";
import type { PageContext } from "../page-env.ts";

/** Somebody who is not in the directory yet. `key`: names the adding of them, so that a form sent twice adds them once. */
export type Newcomer = NewPerson & { readonly key: string };

/**
 * People join a group of whom some are added to the directory for it. Nobody is added for what would be refused, and nobody is mailed
 * before it is on record.
 * @param order for the pseudonyms of the newcomers, in their order.
 * @returns what is wrong; nothing, once they have joined.
 */
export async function joinNew(
  c: PageContext,
  {
    services: { people, runs },
    run,
    body,
    newcomers,
    order,
    inputs,
  }: {
    readonly services: Pick<Services, "people" | "runs">;
    readonly run: string;
    readonly body: Body;
    readonly newcomers: readonly Newcomer[];
    readonly order: (newcomers: readonly string[]) => RawOrder;
    readonly inputs?: InputNames;
  },
): Promise<readonly Mistake[]> {
  const principal = c.get("principal");
  const ids = newcomers.map(({ key }) => people.idOf(principal, key));
  const joining = order(ids);
  const act = async () =>
    outcomeOf(await runs.act(principal, run, joining, keyOf(body)), body, inputs);
  // That it was tried and refused goes on record, too.
  const early = (await runs.isRefused(principal, run, joining)) ? await act() : null;
  if (early?.kind === "mistakes") return early.mistakes;
  const added: string[] = [];
  for (const { key, ...input } of newcomers) {
    const answered = await people.add(principal, input, key, "told-later");
    if (answered.kind === "key-reused") return [{ field: null, message: addedBefore(input.name) }];
    const made = answeredWith(answered);
    if (made.kind === "invalid") return [{ field: made.field, message: made.message }];
    if (answered.kind === "done" && answered.replayed !== true) added.push(made.value.person);
  }
  const outcome = early ?? (await act());
  if (outcome.kind === "mistakes") return outcome.mistakes;
  for (const person of added) await people.invite(principal, person);
  return [];
}

const addedBefore = (name: string): string =>
  `${name} was added a moment ago. Choose them from the list.`;
