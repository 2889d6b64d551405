import type { NoticeKind } from "../domain/event.ts";
import { isCallForHelp } from "../domain/rules/notices.ts";
import type { Contact } from "./address-book.ts";
import type { Texter } from "./texter.ts";

/** A way to somebody, with what takes a message there. */
export type Way =
  | { readonly by: "email"; readonly address: string }
  | { readonly by: "sms"; readonly number: string; readonly texter: Texter };

/**
 * The ways to somebody, the one that they chose first; the next is for what that one refuses for good. Nobody is texted who did not let
 * themselves be: the link in a message is a way in. @param texter null where no text messages go out.
 */
export function waysTo(
  { address, textsTo, toldBy }: Contact,
  texter: Texter | null,
): readonly Way[] {
  const mail: readonly Way[] = address === null ? [] : [{ by: "email", address }];
  const text: readonly Way[] =
    textsTo === undefined || texter === null ? [] : [{ by: "sms", number: textsTo, texter }];
  return toldBy === "sms" ? [...text, ...mail] : [...mail, ...text];
}

/** Whether somebody chose not to be sent this. */
export const isUnwanted = ({ toldBy }: Contact, kind: NoticeKind): boolean =>
  toldBy === "none" && !isCallForHelp(kind);
