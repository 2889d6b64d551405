import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem, problemResponse } from "../../api/http/problem.ts";
import { isSameSecret } from "./is-same-secret.ts";
import { NoMessage } from "./read-return.ts";
import { recordReturn } from "./record-return.ts";

/** Bytes of a message that came back; ours hold a few hundred words and at most a receipt. */
const LONGEST = 1_048_576;

const MEND =
  "Send the whole message as it came, its header first: curl --data-binary @FILE -H 'Content-Type: message/rfc822'";

/**
 * `POST /mail/returned` takes a message as it came back (`Content-Type: message/rfc822`), from a mail server that pipes the mail of
 * MAIL_FROM's address to it. Answers 204 also when it says nothing of ours, so that nobody sends it again; 400 when it is no message.
 * @param deps.secret what the mail server sends as `Authorization: Bearer …`; undefined: there is no such address.
 */
export function returnedMailRoutes(
  deps: Parameters<typeof recordReturn>[1] & { readonly secret: string | undefined },
): Hono {
  const app = new Hono();
  const { secret } = deps;
  if (secret === undefined) return app;
  app.use("/mail/returned", async (c, next) => {
    if (isSameSecret(c.req.header("authorization") ?? "", `Bearer ${secret}`)) return next();
    return problemResponse(
      problem("sign-in-rejected", "This is not the secret that ALONGSIDE_BOUNCE_SECRET holds."),
    );
  });
  app.use(
    "/mail/returned",
    bodyLimit({
      maxSize: LONGEST,
      onError: () =>
        problemResponse(problem("too-large", `A message may have at most ${LONGEST} bytes.`)),
    }),
  );
  app.post("/mail/returned", async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    try {
      await recordReturn(raw, deps);
    } catch (error) {
      if (!(error instanceof NoMessage)) throw error;
      return problemResponse(problem("malformed-request", error.message, { mend: MEND }));
    }
    return c.body(null, 204);
  });
  return app;
}
