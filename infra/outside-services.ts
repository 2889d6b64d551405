import { z } from "zod";
import type { ProviderSettings } from "../api/auth/identity-provider.ts";
import type { NotifySettings } from "./notify/notify.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isSecure = (value: string): boolean => {
  const url = URL.parse(value);
  return url === null || url.protocol === "https:" || loopback.has(url.hostname);
};

/** Who somebody is, or a message to them, travels there: anything but this machine needs https. */
const secureAddress = (example: string) =>
  z
    .url({ protocol: /^https?$/u, error: `must be a full address, such as ${example}` })
    .refine(isSecure, "must begin with https:// unless it is this machine")
    .transform((value) => value.replace(/\/+$/u, ""));

const templateId = z.uuid("must be the id of a template, as GOV.UK Notify's page of it shows it");

/** Variables about what others run for us: an identity provider, GOV.UK Notify. */
export const outsideVariables = {
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/u,
      error: "must be the issuer's full address, such as https://login.example.org",
    })
    .refine(isSecure, "must begin with https:// unless it is this machine")
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  NOTIFY_API_KEY: z
    .string()
    .regex(
      /^.+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u,
      "must be the whole API key as GOV.UK Notify showed it: a name and two ids",
    )
    .optional(),
  NOTIFY_EMAIL_TEMPLATE: templateId.optional(),
  NOTIFY_SMS_TEMPLATE: templateId.optional(),
  NOTIFY_CALLBACK_TOKEN: z.string().min(32, "must be at least 32 characters").optional(),
  NOTIFY_URL: secureAddress("https://api.notifications.service.gov.uk").default(
    "https://api.notifications.service.gov.uk",
  ),
} as const;

type Values = z.infer<z.ZodObject<typeof outsideVariables>>;

export type OutsideServices = {
  /** The OpenID Connect provider by which staff may sign in. */
  readonly provider: ProviderSettings | undefined;
  readonly notify: NotifySettings | undefined;
  /** With which GOV.UK Notify says what became of a message; without it, it can't. */
  readonly notifyToken: string | undefined;
};

/** What is configured of them, and what is missing of what is named by half. */
export function outsideServices(values: Values): {
  readonly services: OutsideServices;
  readonly faults: readonly string[];
} {
  const provider = providerOf(values);
  const notify = notifyOf(values);
  return {
    services: {
      provider: provider === "half" ? undefined : provider,
      notify: notify === "half" ? undefined : notify,
      notifyToken: values.NOTIFY_CALLBACK_TOKEN,
    },
    faults: [
      ...(provider === "half"
        ? ["OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three, or none"]
        : []),
      ...(notify === "half"
        ? [
            "NOTIFY_API_KEY and NOTIFY_EMAIL_TEMPLATE go together, and the other NOTIFY_ variables need both",
          ]
        : []),
    ],
  };
}

function providerOf(values: Values): ProviderSettings | "half" | undefined {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret };
  }
  return (issuer ?? clientId ?? clientSecret) === undefined ? undefined : "half";
}

function notifyOf(values: Values): NotifySettings | "half" | undefined {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_EMAIL_TEMPLATE: emailTemplate } = values;
  const { NOTIFY_SMS_TEMPLATE: textTemplate, NOTIFY_CALLBACK_TOKEN: token } = values;
  if (apiKey !== undefined && emailTemplate !== undefined) {
    return { url: values.NOTIFY_URL, apiKey, emailTemplate, textTemplate };
  }
  return (apiKey ?? emailTemplate ?? textTemplate ?? token) === undefined ? undefined : "half";
}
