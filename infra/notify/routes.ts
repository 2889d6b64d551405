import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { problem, problemResponse } from "../../api/http/problem.ts";
import { isSameSecret } from "../returned-mail/is-same-secret.ts";
import { undelivered, type UndeliveredDependencies } from "./undelivered.ts";

/** Bytes; a receipt has some hundred. */
const LONGEST = 65_536;

/** A delivery receipt, as Notify documents it ("Delivery receipts"). What else it holds, the address for one, is not read. */
const Receipt = z.object({
  reference: z.string().nullable(),
  status: z.string(),
  notification_type: z.enum(["email", "sms"]),
});

/** Notify says each of these once it has given up for good. */
const FAILED: readonly string[] = ["permanent-failure", "temporary-failure", "technical-failure"];

/**
 * `POST /notify/receipts` takes GOV.UK Notify's delivery receipts: a notice that failed goes by the person's next way, or turns
 * from "sent" into "not reached". Answers 204 also to what is no notice of ours, so that nobody sends it again, and 503 where the next way takes
 * nothing now: Notify sends its receipt again, five times, five minutes apart.
 * @param deps.token what Notify sends as `Authorization: Bearer …`; undefined: there is no such address.
 */
export function notifyRoutes(
  deps: UndeliveredDependencies & { readonly token: string | undefined },
): Hono {
  const app = new Hono();
  const { token } = deps;
  if (token === undefined) return app;
  app.use("/notify/receipts", async (c, next) => {
    if (isSameSecret(c.req.header("authorization") ?? "", `Bearer ${token}`)) return next();
    return problemResponse(
      problem("sign-in-rejected", "This is not the token that NOTIFY_CALLBACK_TOKEN holds."),
    );
  });
  app.use(
    "/notify/receipts",
    bodyLimit({
      maxSize: LONGEST,
      onError: () =>
        problemResponse(problem("too-large", `A receipt may have at most ${LONGEST} bytes.`)),
    }),
  );
  app.post("/notify/receipts", async (c) => {
    const read = Receipt.safeParse(await c.req.json().catch(() => null));
    if (!read.success) {
      return problemResponse(
        problem("malformed-request", "This is no delivery receipt.", {
          mend: "Send what GOV.UK Notify sends: JSON with reference, status and notification_type.",
        }),
      );
    }
    const { reference, status, notification_type: by } = read.data;
    if (reference === null || !FAILED.includes(status)) return c.body(null, 204);
    if ((await undelivered(reference, by, deps)) === "done") return c.body(null, 204);
    return problemResponse(
      problem("unavailable", "The next way to this person takes no message now.", {
        mend: "Send the receipt again in some minutes.",
      }),
    );
  });
  return app;
}
