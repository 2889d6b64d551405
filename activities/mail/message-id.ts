import { createHash } from "node:crypto";
import { noticeKeyName } from "../../domain/rules/notices.ts";
import type { NoticeKey } from "../../domain/state.ts";

const PREFIX = "notice-";

/**
 * The Message-ID of a notice (RFC 5322 section 3.6.4), with its angle brackets. The same notice always has the same, so that one
 * which was sent twice is shown once, and one that comes back is known again. It names the run, which is nobody's secret, and a
 * digest in place of who is told what.
 * @param publicUrl without a trailing slash.
 */
export const noticeMessageId = (run: string, key: NoticeKey, publicUrl: string): string =>
  `<${PREFIX}${run}.${digestOf(run, key)}@${new URL(publicUrl).hostname}>`;

/** What a mail server that bounces a notice calls it (ENVID, RFC 3461 section 4.4): its Message-ID without the host, 76 characters. */
export const envelopeIdOf = (messageId: string): string =>
  messageId.slice(1, messageId.lastIndexOf("@"));

/** 32 hexadecimal digits. */
export const digestOf = (run: string, key: NoticeKey): string =>
  createHash("sha256")
    .update(`${run}/${noticeKeyName(key)}`)
    .digest("hex")
    .slice(0, 32);

const FORM = /^<?notice-([0-9a-f-]{36})\.([0-9a-f]{32})(?:@[^<>\s@]+>?)?$/u;

/** The run and the digest that a Message-ID or an envelope id of ours names, or null. */
export const readMessageId = (
  id: string,
): { readonly run: string; readonly digest: string } | null => {
  const [, run, digest] = FORM.exec(id.trim()) ?? [];
  return run === undefined || digest === undefined ? null : { run, digest };
};
