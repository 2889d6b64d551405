import { gateOf, own } from "../domain/rules/lookup.ts";
import { asks, heldUntil, reachedHow } from "../domain/rules/notices.ts";
import type { Channel } from "../domain/event.ts";
import { isStillOfUse } from "../domain/blocks/gate/still-due.ts";
import type { NoticeKey, RunState } from "../domain/state.ts";
import type { AddressBook } from "./address-book.ts";
import { createHanding } from "./handing.ts";
import { leadsToQuestion, type VotePath } from "./mail/matter-of.ts";
import { mailFailure, type Delivery, type Mailer } from "./mailer.ts";
import type { QuestionPaths } from "./notices.ts";
import type { Texter } from "./texter.ts";
import { isUnwanted, waysTo } from "./ways.ts";

/** By which way a notice went after all; `none`: there is none left that the person allows; `away`: not now, but perhaps later. */
export type WentBy = { readonly by: Channel; readonly delivery: Delivery | void } | "none" | "away";

/** Sends a notice about a request by the person's next way, once a service told that it did not arrive by those before. */
export type NextWay = (
  state: RunState,
  run: string,
  key: NoticeKey,
  tried: readonly Channel[],
) => Promise<WentBy>;

/**
 * As a notice goes on where it is refused at once (ADR 0217), and only while somebody still needs it: the gate is open, and they have
 * neither answered nor opened it. It does not break into their quiet hours: then whoever may help is told instead.
 * @param deps.publicUrl without a trailing slash. @param deps.now ISO 8601 UTC.
 */
export function createNextWay(deps: {
  readonly addressBook: AddressBook;
  readonly mailer: Mailer;
  /** null: nobody is texted. */
  readonly texter: Texter | null;
  readonly publicUrl: string;
  readonly votePath: VotePath;
  readonly questionPaths: QuestionPaths;
  readonly now: () => string;
}): NextWay {
  const { addressBook, texter, questionPaths, now } = deps;
  const handing = createHanding(deps);

  return async (state, run, key, tried) => {
    const { member } = key;
    if (!isNeeded(state, key)) return "none";
    const contact = (await addressBook.contactsFor([member])).get(member);
    if (contact === undefined || isUnwanted(contact, key.kind)) return "none";
    const { quiet, zone } = contact;
    if (quiet !== undefined && heldUntil(state, key, { quiet, zone }, now()) !== null)
      return "none";
    const left = waysTo(contact, texter).filter(({ by }) => !tried.includes(by));
    if (left.length === 0) return "none";
    const [questionPath] = leadsToQuestion(key.kind)
      ? await questionPaths(run, [{ request: key.about, member }])
      : [];
    const handOver = handing({ state, run, key, contact, questionPath });
    if (handOver === null) return "none";
    for (const way of left) {
      try {
        return { by: way.by, delivery: await handOver(way) };
      } catch (error) {
        if (mailFailure(error) !== "refused") return "away";
      }
    }
    return "none";
  };
}

const isNeeded = (state: RunState, key: NoticeKey): boolean => {
  if (!isStillOfUse(state, key)) return false;
  const request = own(state.requests, key.about);
  const part = request && own(state.parts, request.part);
  const gate = part && gateOf(state, part);
  if (!request || !gate) return false;
  if (!asks(key.kind) && key.kind !== "reminder") return true;
  return !["seen", "told"].includes(reachedHow(request, gate, key.member));
};
