import path from "node:path";
import { z } from "zod";
import { parseWitness, type WitnessAddress } from "../audit/log/witness/client.ts";
import type { S3Place } from "../audit/files/s3-store.ts";
import { WAITING_DAYS } from "../api/auth/waiting-days.ts";
import { trustedProxies } from "../api/http/client-address.ts";
import { encodingMend, isEncoded } from "./encoded-url.ts";
import { outsideServices, outsideVariables, type OutsideServices } from "./outside-services.ts";
import { SetupProblem } from "./problem.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const port = z.coerce
  .number("must be a number from 0 to 65535 (0 takes any free port)")
  .int("must be a whole number")
  .min(0, "must be 0 or more")
  .max(65_535, "must be at most 65535");

const databaseUrl = z
  .string()
  .refine(
    (value) => /^postgres(ql)?:\/\/[^/]+\/.+/u.test(value),
    "must look like postgresql://user:password@host:5432/database",
  )
  .refine(isEncoded, encodingMend);

const address = z
  .string()
  .regex(
    /^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/iu,
    "must look like host:7233, without a scheme",
  );

const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\/\S+$/u, "must look like smtp://user:password@host:587")
  .refine(isEncoded, encodingMend)
  .refine(
    (value) => ["", "/"].includes(URL.parse(value)?.pathname ?? "") || !isEncoded(value),
    "must end with the host and its port, without a path",
  );

/**
 * Sign-in links and cookies travel over this address, so anything but this machine needs https.
 */
const publicUrl = z
  .url({
    protocol: /^https?$/u,
    error: "must be a full address such as https://alongside.example.org",
  })
  .refine((value) => {
    const url = URL.parse(value);
    return url === null || url.protocol === "https:" || loopback.has(url.hostname);
  }, "must begin with https:// unless it is localhost")
  .refine((value) => {
    const url = URL.parse(value);
    return url === null || `${url.origin}/` === url.href;
  }, "must be a host of its own without a path, a name or a question mark: serve Alongside at https://alongside.example.org rather than at https://example.org/alongside")
  .transform((value) => value.replace(/\/+$/u, ""));

/** Addresses and networks, with commas or spaces between them. */
const proxies = z.string().transform((value, context) => {
  const list = value.split(/[\s,]+/u).filter((one) => one !== "");
  try {
    trustedProxies(list);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    context.addIssue(`must list the addresses of your proxies, with commas between them: ${why}`);
  }
  return list;
});

const signingKey = z
  .string()
  .startsWith("PRIVATE+KEY+", "must be a signing key as golang.org/x/mod/sumdb/note writes it");

/** One witness a line, or between commas. */
const witnesses = z.string().transform((value, context): readonly WitnessAddress[] => {
  const texts = value.split(/[,\n]/u).filter((text) => text.trim() !== "");
  return texts.flatMap((text) => {
    try {
      return [parseWitness(text)];
    } catch {
      context.addIssue(
        "must name each witness by its verifier key, a space and its address (https://...), with commas between witnesses",
      );
      return [];
    }
  });
});

const variables = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  ALONGSIDE_DATA: z.string().min(1).default(".data"),
  DATABASE_URL: databaseUrl.optional(),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default("default"),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z.email("must be an email address").default("alongside@localhost.localdomain"),
  PUBLIC_URL: publicUrl.optional(),
  TRUSTED_PROXIES: proxies.default([]),
  ALONGSIDE_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  ALONGSIDE_BOUNCE_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  ALONGSIDE_LOG_KEY: signingKey.optional(),
  ALONGSIDE_LOG_PREVIOUS_KEY: signingKey.optional(),
  ALONGSIDE_WITNESSES: witnesses.optional(),
  ALONGSIDE_WITNESS_QUORUM: z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .optional(),
  ALONGSIDE_TSA_URL: z
    .url({ protocol: /^https?$/u, error: "must be the full address of a timestamp authority" })
    .optional(),
  ALONGSIDE_SELF_CHECK_MINUTES: z.coerce
    .number("must be a whole number of minutes")
    .int("must be a whole number of minutes")
    .min(1, "must be 1 or more")
    .max(10_080, "must be at most 10080, which is a week")
    .default(15),
  ALONGSIDE_WAITING_DAYS: z.coerce
    .number("must be a whole number of days")
    .int("must be a whole number of days")
    .min(0, "must be 0 or more")
    .max(90, "must be at most 90")
    .default(WAITING_DAYS),
  FILES_MAX_BYTES: z.coerce
    .number("must be a whole number of bytes")
    .int("must be a whole number of bytes")
    .min(1, "must be 1 or more")
    .default(500_000_000),
  FILES_SCAN_COMMAND: z.string().min(1).optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, "must be the name of a bucket, and no address")
    .optional(),
  FILES_S3_ENDPOINT: z
    .url({ protocol: /^https?$/u, error: "must be the full address of the store" })
    .optional(),
  FILES_S3_REGION: z.string().min(1).default("us-east-1"),
  FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  ...outsideVariables,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

/** Every variable that Alongside reads; Compose and the documentation are checked against it. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

const mends: Readonly<Record<string, string>> = {
  DATABASE_URL: "say where PostgreSQL is, or use `npm start`, which brings its own",
  TEMPORAL_ADDRESS: "say where Temporal is, or use `npm start`, which brings its own",
  ALONGSIDE_SECRET: "make one with: openssl rand -hex 32",
  SMTP_URL:
    "say which server takes the mail, as smtp://user:password@host:587, or set NOTIFY_API_KEY and NOTIFY_EMAIL_TEMPLATE",
};

/** Configuration as `npm start` needs it: what is not given, it provides itself. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Addresses and networks of the proxies whose word about a request's source is taken. */
  readonly trustedProxies: readonly string[];
  readonly secret: string | undefined;
  /** With which a mail server hands over what came back; without it none can. */
  readonly bounceSecret: string | undefined;
  /** The transparency log's signing key; without it one is made and kept in the data folder. */
  readonly logKey: string | undefined;
  /** The key that signs beside it while the log's key changes. */
  readonly previousLogKey: string | undefined;
  /** Who cosigns the log's checkpoints, and how many of them must before a checkpoint is served. */
  readonly witnesses: readonly WitnessAddress[];
  readonly witnessQuorum: number;
  /** An RFC 3161 authority that timestamps checkpoints. */
  readonly tsaUrl: string | undefined;
  /** Between two self-checks. */
  readonly selfCheckMinutes: number;
  /** Days after which a changed address, or a new passkey's signature, counts as its owner's. */
  readonly waitingDays: number;
  /** Uploads. `most`: bytes of one. Without `s3` they lie in the data folder; without a command nothing is scanned. */
  readonly files: {
    readonly most: number;
    readonly scanCommand: string | undefined;
    readonly s3: S3Place | undefined;
  };
  /** What others run for this installation. */
  readonly outside: OutsideServices;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/** Configuration of one running process: nothing can be missing any more. */
export interface ProcessConfig extends Config {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly secret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. An empty variable counts as absent, as Compose writes an unset one.
 * @throws SetupProblem that names every variable at fault, and the mend of each.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    variableNames.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const result = variables.safeParse(given);
  if (!result.success) {
    throw configurationProblem(
      result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    );
  }
  const value = result.data;
  const { services, faults } = outsideServices(value);
  if (faults.length > 0) throw configurationProblem(faults);
  const witnesses = value.ALONGSIDE_WITNESSES ?? [];
  const witnessQuorum = value.ALONGSIDE_WITNESS_QUORUM ?? witnesses.length;
  if (witnessQuorum > witnesses.length) {
    throw configurationProblem([
      `ALONGSIDE_WITNESS_QUORUM asks for ${witnessQuorum} witnesses, but ALONGSIDE_WITNESSES names ${witnesses.length}`,
    ]);
  }
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: path.resolve(value.ALONGSIDE_DATA),
    databaseUrl: value.DATABASE_URL,
    temporalAddress: value.TEMPORAL_ADDRESS,
    temporalNamespace: value.TEMPORAL_NAMESPACE,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    publicUrl: value.PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    trustedProxies: value.TRUSTED_PROXIES,
    secret: value.ALONGSIDE_SECRET,
    bounceSecret: value.ALONGSIDE_BOUNCE_SECRET,
    logKey: value.ALONGSIDE_LOG_KEY,
    previousLogKey: value.ALONGSIDE_LOG_PREVIOUS_KEY,
    witnesses,
    witnessQuorum,
    tsaUrl: value.ALONGSIDE_TSA_URL,
    selfCheckMinutes: value.ALONGSIDE_SELF_CHECK_MINUTES,
    waitingDays: value.ALONGSIDE_WAITING_DAYS,
    files: filesOf(value),
    outside: services,
    logLevel: value.LOG_LEVEL,
  };
}

/**
 * As `readConfig`, for a process which cannot bring its own servers.
 * @throws SetupProblem that names what is missing.
 */
export function readProcessConfig(environment: Environment): ProcessConfig {
  const config = readConfig(environment);
  const { databaseUrl, temporalAddress, secret } = config;
  const needed = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    ALONGSIDE_SECRET: secret,
    // In earnest, nobody looks into a folder for the mail that people wait for.
    ...(environment["NODE_ENV"] === "production" && config.outside.notify === undefined
      ? { SMTP_URL: config.smtpUrl }
      : {}),
  };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (
    missing.length > 0 ||
    databaseUrl === undefined ||
    temporalAddress === undefined ||
    secret === undefined
  ) {
    throw configurationProblem(
      missing.map(([name]) => `${name} is not set: ${mends[name] ?? "set it"}`),
    );
  }
  return { ...config, databaseUrl, temporalAddress, secret };
}

/** @throws SetupProblem when an S3-compatible store is named by half. */
function filesOf(value: z.infer<typeof variables>): Config["files"] {
  const bucket = value.FILES_S3_BUCKET;
  const endpoint = value.FILES_S3_ENDPOINT;
  const accessKeyId = value.FILES_S3_ACCESS_KEY_ID;
  const secretAccessKey = value.FILES_S3_SECRET_ACCESS_KEY;
  if (bucket === undefined && (endpoint ?? accessKeyId ?? secretAccessKey) !== undefined) {
    throw configurationProblem(["FILES_S3_BUCKET is not set: say which bucket takes the files"]);
  }
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw configurationProblem([
      "FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY go together: set both, or neither",
    ]);
  }
  const region = value.FILES_S3_REGION;
  return {
    most: value.FILES_MAX_BYTES,
    scanCommand: value.FILES_SCAN_COMMAND,
    s3:
      bucket === undefined ? undefined : { bucket, region, endpoint, accessKeyId, secretAccessKey },
  };
}

function configurationProblem(lines: readonly string[]): SetupProblem {
  const what = lines.length === 1 ? "A variable is" : `${lines.length} variables are`;
  return new SetupProblem(
    `The configuration is not usable, so nothing was started. ${what} at fault:\n${lines.map((line) => `  - ${line}`).join("\n")}`,
    "Mend the environment and start again; docs/configuration.md lists every variable.",
  );
}
