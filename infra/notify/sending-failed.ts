import { z } from "zod";
import { SendingFailed } from "../../activities/mailer.ts";

/** How GOV.UK Notify says what is wrong (its REST documentation, "Error codes"). */
const Answer = z.object({
  response: z.object({
    status: z.number(),
    data: z
      .object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) })
      .catch({ errors: [] }),
  }),
});

/** What it says of the recipient, and of nothing else: no later try of ours would go better. */
const OF_RECIPIENT = /^(?:email_address|phone_number) |^Can.?t send to this recipient/u;

/**
 * Why a message was not taken over, in our own words: the library's error holds the address, the message and the key.
 * A wrong key, a template that is not there, a limit and an outage say nothing of this message: it is tried again.
 */
export function sendingFailed(error: unknown): SendingFailed {
  if (error instanceof SendingFailed) return error;
  const read = Answer.safeParse(error);
  if (!read.success) return new SendingFailed("away", null, codeOf(error));
  const { status, data } = read.data.response;
  const [first] = data.errors;
  const isOfRecipient = status === 400 && data.errors.some((one) => OF_RECIPIENT.test(one.message));
  return new SendingFailed(isOfRecipient ? "refused" : "away", status, first?.error ?? null);
}

/** What the connection came to: `ECONNREFUSED`, `ECONNABORTED`. */
const codeOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
