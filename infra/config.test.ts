import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig, readProcessConfig } from "./config.ts";
import { SetupProblem } from "./problem.ts";

function problemOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof SetupProblem) return error.message;
    throw error;
  }
  throw new Error("it was accepted");
}

test("with nothing set, it serves this machine only, on port 3000", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000",
    databaseUrl: undefined,
  });
});

test("the record checks itself every quarter of an hour, or as often as is said, but never not at all", () => {
  expect(readConfig({}).selfCheckMinutes).toBe(15);
  expect(readConfig({ ALONGSIDE_SELF_CHECK_MINUTES: "60" }).selfCheckMinutes).toBe(60);
  expect(readConfig({}).waitingDays).toBe(3);
  expect(readConfig({ ALONGSIDE_WAITING_DAYS: "0" }).waitingDays).toBe(0);
  expect(() => readConfig({ ALONGSIDE_WAITING_DAYS: "91" })).toThrow("at most 90");
  for (const value of ["0", "-1", "1.5", "never", "99999"]) {
    expect(problemOf({ ALONGSIDE_SELF_CHECK_MINUTES: value })).toContain(
      "ALONGSIDE_SELF_CHECK_MINUTES",
    );
  }
});

test("proxies are trusted by address and network; nobody is by default, and never everybody", () => {
  expect(readConfig({}).trustedProxies).toEqual([]);
  expect(readConfig({ TRUSTED_PROXIES: "10.0.0.7, fd00::/8" }).trustedProxies).toEqual([
    "10.0.0.7",
    "fd00::/8",
  ]);
  for (const value of ["proxy.example.org", "10.0.0.0/40", "0.0.0.0/0"]) {
    expect(problemOf({ TRUSTED_PROXIES: value })).toContain(`TRUSTED_PROXIES must list`);
  }
});

test("an empty variable counts as absent, as Compose writes one", () => {
  expect(readConfig({ DATABASE_URL: "", PORT: "" })).toMatchObject({
    databaseUrl: undefined,
    port: 3000,
  });
});

test("every variable at fault is named, not only the first", () => {
  const message = problemOf({ PORT: "70000", DATABASE_URL: "mysql://here", LOG_LEVEL: "loud" });
  expect(message).toContain("3 variables are at fault");
  expect(message).toMatch(/- PORT /u);
  expect(message).toMatch(/- DATABASE_URL must look like postgresql:/u);
  expect(message).toMatch(/- LOG_LEVEL /u);
});

test("no message repeats a secret's value", () => {
  expect(
    problemOf({ ALONGSIDE_SECRET: "short-but-secret", DATABASE_URL: "postgres:secret" }),
  ).not.toContain("secret");
});

test.each(["http://alongside.example.org", "ftp://localhost", "alongside.example.org"])(
  "people's links never travel over %s",
  (address) => {
    expect(problemOf({ PUBLIC_URL: address })).toContain("PUBLIC_URL");
  },
);

test("a public address may be https, or this machine, and loses its last slash", () => {
  expect(readConfig({ PUBLIC_URL: "https://alongside.example.org/" }).publicUrl).toBe(
    "https://alongside.example.org",
  );
  expect(readConfig({ PUBLIC_URL: "http://localhost:8080" }).publicUrl).toBe(
    "http://localhost:8080",
  );
});

test.each([
  "https://example.org/alongside",
  "https://example.org/a/",
  "https://example.org/?a=b",
  "https://example.org/#a",
  "https://me:hush@example.org",
  "http://localhost:3000/alongside",
])("a public address has no path, as in %s, and the message says what would do", (address) => {
  expect(problemOf({ PUBLIC_URL: address })).toMatch(
    /PUBLIC_URL must be a host of its own[^\n]*https:\/\/alongside\.example\.org/u,
  );
});

/** Characters that end a part of an address, or begin an encoded one. */
const SPECIAL = ["@", "/", "#", "?", "%z", "%ff", "[", "\\", "^", "{", "|", '"', "<", "ä"];
const ADDRESSES = {
  SMTP_URL: (password: string) => `smtp://sam:${password}@mail.example.org:587`,
  DATABASE_URL: (password: string) => `postgresql://sam:${password}@db.example.org:5432/alongside`,
};

test.each(Object.entries(ADDRESSES))(
  "%s with a password that is not encoded is refused with the mend and without the password; encoded it is taken",
  (name, addressWith) => {
    const word = fc.stringMatching(/^[a-z0-9]{4,12}$/);
    fc.assert(
      fc.property(word, fc.constantFrom(...SPECIAL), word, (before, special, after) => {
        const password = `${before}${special}${after}`;
        const message = problemOf({ [name]: addressWith(password) });
        expect(message).toContain(`${name} must have its name and password percent-encoded`);
        expect(message).not.toContain(password);
        expect(message).not.toContain(after + "@");
        const encoded = { [name]: addressWith(encodeURIComponent(password)) };
        expect(() => readConfig(encoded)).not.toThrow();
      }),
    );
  },
);

test.each([
  "smtp://mail.example.org",
  "smtps://sam%40example.org:p%2Fw@mail.example.org:465/",
  "smtp://127.0.0.1:25",
  "smtp://[::1]:2525",
  "smtp://sam:word@mail.example.org:587?name=alongside.example.org",
])("a mail server may be %s", (address) => {
  expect(readConfig({ SMTP_URL: address }).smtpUrl).toBe(address);
});

test.each([
  "postgresql://a@localhost/b?host=/var/run/postgresql",
  "postgres://a:b@[::1]:5432/c?sslmode=require",
])("a database may be %s", (address) => {
  expect(readConfig({ DATABASE_URL: address }).databaseUrl).toBe(address);
});

test.each(["localhost", "http://localhost:7233", "a b:7233"])(
  "a Temporal address is not %s",
  (address) => {
    expect(problemOf({ TEMPORAL_ADDRESS: address })).toContain("TEMPORAL_ADDRESS");
  },
);

test("a process alone starts only when it knows its servers and its secret", () => {
  expect(() => readProcessConfig({ DATABASE_URL: "postgresql://a:b@c:5432/d" })).toThrow(
    /TEMPORAL_ADDRESS is not set[\s\S]*ALONGSIDE_SECRET is not set/u,
  );
});

test("in production a process does not start without a mail server: an unsent request is not one", () => {
  const enough = {
    DATABASE_URL: "postgresql://a:b@c:5432/d",
    TEMPORAL_ADDRESS: "temporal:7233",
    ALONGSIDE_SECRET: "0123456789abcdef0123456789abcdef",
  };
  expect(readProcessConfig(enough).smtpUrl).toBeUndefined();
  expect(() => readProcessConfig({ ...enough, NODE_ENV: "production" })).toThrow(
    /SMTP_URL is not set/u,
  );
  const notify = { NOTIFY_API_KEY: KEY, NOTIFY_EMAIL_TEMPLATE: TEMPLATE };
  expect(() => readProcessConfig({ ...enough, ...notify, NODE_ENV: "production" })).not.toThrow();
});

const KEY = "harbour-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";
const TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";

test("what others run is configured whole, over https, or not at all", () => {
  expect(readConfig({}).outside).toEqual({
    provider: undefined,
    notify: undefined,
    notifyToken: undefined,
  });
  const provider = {
    OIDC_ISSUER: "https://login.example.org",
    OIDC_CLIENT_ID: "alongside",
    OIDC_CLIENT_SECRET: "hush",
  };
  expect(readConfig(provider).outside.provider).toEqual({
    issuer: "https://login.example.org",
    clientId: "alongside",
    clientSecret: "hush",
  });
  for (const name of Object.keys(provider)) {
    const message = problemOf({ ...provider, [name]: "" });
    expect(message).toContain("set all three, or none");
    expect(message).not.toContain("hush");
  }
  expect(problemOf({ ...provider, OIDC_ISSUER: "http://login.example.org" })).toContain("https://");
  const notify = { NOTIFY_API_KEY: KEY, NOTIFY_EMAIL_TEMPLATE: TEMPLATE };
  expect(readConfig(notify).outside.notify).toMatchObject({
    url: "https://api.notifications.service.gov.uk",
    emailTemplate: TEMPLATE,
    textTemplate: undefined,
  });
  for (const half of [
    { NOTIFY_API_KEY: KEY },
    { NOTIFY_EMAIL_TEMPLATE: TEMPLATE },
    { NOTIFY_SMS_TEMPLATE: TEMPLATE },
  ]) {
    expect(problemOf(half)).toContain("NOTIFY_API_KEY and NOTIFY_EMAIL_TEMPLATE go together");
  }
  expect(problemOf({ ...notify, NOTIFY_API_KEY: "half-a-key" })).not.toContain("half-a-key");
  expect(problemOf({ ...notify, NOTIFY_URL: "http://notify.example" })).toContain("https://");
});

const w1 = "w1.example+2cd9f147+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs https://w1.example/";

test("witnesses stand between commas or line breaks, and all of them must cosign unless a quorum is given", () => {
  const two = readConfig({ ALONGSIDE_WITNESSES: `${w1}, \n ${w1}` });
  expect(two.witnesses.map(({ url }) => url)).toEqual(["https://w1.example", "https://w1.example"]);
  expect(two.witnessQuorum).toBe(2);
  expect(readConfig({ ALONGSIDE_WITNESSES: w1, ALONGSIDE_WITNESS_QUORUM: "1" }).witnessQuorum).toBe(
    1,
  );
});

test("a witness without a right key or address, or a quorum that can't be met, stops the start", () => {
  expect(problemOf({ ALONGSIDE_WITNESSES: w1.replace("2cd9f147", "00000000") })).toContain(
    "ALONGSIDE_WITNESSES",
  );
  expect(problemOf({ ALONGSIDE_WITNESSES: w1.replace("https:", "file:") })).toContain(
    "ALONGSIDE_WITNESSES",
  );
  expect(problemOf({ ALONGSIDE_WITNESSES: w1, ALONGSIDE_WITNESS_QUORUM: "2" })).toContain(
    "ALONGSIDE_WITNESS_QUORUM asks for 2",
  );
});
