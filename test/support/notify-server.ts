import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { z } from "zod";
import { freePort } from "../../infra/servers/free-port.ts";

/** What GOV.UK Notify documents that it answers instead of taking a message: by the status, the error's name and its message. */
export const NOTIFY_ERRORS = {
  "team-only": [400, "BadRequestError", "Can't send to this recipient using a team-only API key"],
  "trial-mode": [
    400,
    "BadRequestError",
    "Can't send to this recipient when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode",
  ],
  "not-an-address": [400, "ValidationError", "email_address Not a valid email address"],
  "not-a-number": [400, "ValidationError", "phone_number Not enough digits"],
  "no-template": [400, "BadRequestError", "Template not found"],
  "missing-value": [400, "BadRequestError", "Missing personalisation: text"],
  clock: [403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds"],
  key: [403, "AuthError", "Invalid token: API key not found"],
  rate: [
    429,
    "RateLimitError",
    "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds",
  ],
  daily: [429, "TooManyRequestsError", "Exceeded send limits (250,000) for today"],
  broken: [500, "Exception", "Internal server error"],
} as const;

export type NotifyError = keyof typeof NOTIFY_ERRORS;

const Sent = z.object({
  template_id: z.string(),
  email_address: z.string().optional(),
  phone_number: z.string().optional(),
  personalisation: z.record(z.string(), z.unknown()),
  reference: z.string().optional(),
});

const Claims = z.object({ iss: z.string(), iat: z.number() });

export type NotifyMessage = z.infer<typeof Sent> & { readonly kind: "email" | "sms" };

export type NotifyServer = {
  readonly url: string;
  readonly apiKey: string;
  readonly taken: readonly NotifyMessage[];
  /** The version of its templates from now on. */
  version: number;
  /** What it answers from now on; null: it takes messages. */
  fails: NotifyError | null;
  /** The kind of message whose every recipient it refuses from now on; null: neither. */
  refuses: "email" | "sms" | null;
  close(): Promise<void>;
};

const SECONDS = 30;

/** GOV.UK Notify's API for sending, as its REST documentation says, on this machine. */
export async function notifyServer(): Promise<NotifyServer> {
  const [service, secret] = [randomUUID(), randomUUID()];
  const taken: NotifyMessage[] = [];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;

  /** A JSON Web Token of the service, signed by the key's secret with HS256, no older than half a minute. */
  const isAuthorised = (header: string): boolean => {
    const [, head = "", body = "", mac = ""] =
      /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/u.exec(header) ?? [];
    const expected = createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url");
    if (mac === "" || mac !== expected) return false;
    const claims = Claims.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
    return claims.iss === service && Math.abs(Date.now() / 1000 - claims.iat) <= SECONDS;
  };

  const answerTo = (path: string, authorization: string, text: string) => {
    const kind = /^\/v2\/notifications\/(email|sms)$/u.exec(path)?.[1];
    const refused = kind === "sms" ? "not-a-number" : "not-an-address";
    const failed =
      state.fails ??
      (kind === state.refuses ? refused : isAuthorised(authorization) ? null : "key");
    if (failed !== null || (kind !== "email" && kind !== "sms")) {
      const [status, error, message] = NOTIFY_ERRORS[failed ?? "broken"];
      return { status, body: { status_code: status, errors: [{ error, message }] } };
    }
    const sent = Sent.parse(JSON.parse(text));
    taken.push({ ...sent, kind });
    const id = randomUUID();
    const { version } = state;
    const template = {
      id: sent.template_id,
      version,
      uri: `${url}/v2/template/${sent.template_id}`,
    };
    const content = { body: String(sent.personalisation["text"]), from_number: "GOVUK" };
    const uri = `${url}/v2/notifications/${id}`;
    return {
      status: 201,
      body: { id, reference: sent.reference ?? null, content, uri, template, scheduled_for: null },
    };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, body } = answerTo(
        request.url ?? "",
        request.headers.authorization ?? "",
        Buffer.concat(chunks).toString("utf8"),
      );
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const state: NotifyServer = {
    url,
    apiKey: `alongside-${service}-${secret}`,
    taken,
    version: 1,
    fails: null,
    refuses: null,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return state;
}
