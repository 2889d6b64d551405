import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readProcessConfig, variableNames } from "../../infra/config.ts";
import { searchAttributes } from "../../infra/servers/temporal.ts";

const root = path.resolve(import.meta.dirname, "../..");
const filled = {
  POSTGRES_PASSWORD: "0123456789abcdef",
  TEMPORAL_POSTGRES_PASSWORD: "fedcba9876543210",
  ALONGSIDE_SECRET: "0123456789abcdef0123456789abcdef",
  PUBLIC_URL: "https://alongside.example.org",
  MAIL_FROM: "alongside@example.org",
};
const TEMPLATE = "7f2ac4b1-0c6e-4c0e-9d58-3b1f0a9e6d55";
/** What takes mail and messages: one of these is needed, and either will do. */
const bySmtp = { SMTP_URL: "smtp://mail.example.org:587" };
const byNotify = {
  NOTIFY_API_KEY: `alongside-${TEMPLATE}-${TEMPLATE}`,
  NOTIFY_EMAIL_TEMPLATE: TEMPLATE,
};

const project = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string().optional(),
      command: z.array(z.string()).nullish(),
      environment: z.record(z.string(), z.string().nullable()).optional(),
      ports: z.array(z.object({ host_ip: z.string().optional() })).optional(),
      volumes: z.array(z.object({ type: z.string(), source: z.string() })).optional(),
      healthcheck: z.unknown().optional(),
      restart: z.string().optional(),
    }),
  ),
});

let loader: string;
beforeAll(() => {
  loader = path.join(mkdtempSync(path.join(tmpdir(), "alongside-compose-")), "loader");
  const built = spawnSync("go", ["build", "-o", loader, "."], {
    cwd: path.join(import.meta.dirname, "compose-loader"),
    encoding: "utf8",
  });
  if (built.status !== 0)
    throw new Error(`This check needs Go on PATH (go.dev/dl). ${built.stderr}`);
});

function load(variables: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(loader, [path.join(root, "docker-compose.yml")], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...variables },
  });
  return status === 0
    ? { services: project.parse(JSON.parse(stdout)).services }
    : { problem: stderr };
}

function services(mail: Readonly<Record<string, string>> = bySmtp) {
  const { services: found, problem } = load({ ...filled, ...mail });
  if (found === undefined) throw new Error(problem);
  return found;
}

/** Those that run our own image. */
const ours = (mail?: Readonly<Record<string, string>>) =>
  Object.entries(services(mail)).filter(([, service]) => service.image?.startsWith("alongside:"));

/** What one of our services is started with. */
const environmentOf = ([, { environment = {} }]: ReturnType<typeof ours>[number]) =>
  Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => [variable, value ?? undefined]),
  );

describe("docker-compose.yml", () => {
  test("the library that Compose itself uses accepts it", () => {
    expect(load(filled).problem).toBeUndefined();
  });

  test.each(Object.keys(filled))("nothing starts without %s: it has no default", (name) => {
    const rest = Object.fromEntries(Object.entries(filled).filter(([other]) => other !== name));
    expect(load(rest).problem).toContain(`required variable ${name} is missing`);
  });

  test("mail goes by a server or by GOV.UK Notify, and no process of ours starts without either", () => {
    for (const service of ours(bySmtp))
      expect(readProcessConfig(environmentOf(service)).smtpUrl).toBe(bySmtp.SMTP_URL);
    for (const service of ours(byNotify)) {
      const { smtpUrl, outside } = readProcessConfig(environmentOf(service));
      expect([smtpUrl, outside.notify?.emailTemplate]).toEqual([undefined, TEMPLATE]);
    }
    for (const service of ours({}))
      expect(() => readProcessConfig(environmentOf(service))).toThrow(
        /SMTP_URL is not set: .*NOTIFY_API_KEY and NOTIFY_EMAIL_TEMPLATE/u,
      );
  });

  test("the example environment names every required variable", () => {
    const example = readFileSync(path.join(root, "infra/compose/example.env"), "utf8");
    for (const name of Object.keys({ ...filled, ...bySmtp }))
      expect(example, name).toMatch(new RegExp(`^${name}=`, "mu"));
  });

  test("each of our services runs a command that exists", () => {
    const table = readFileSync(path.join(root, "infra/cli.ts"), "utf8");
    for (const [name, { command }] of ours()) {
      expect(table, name).toMatch(new RegExp(`^  ${command?.[0]}: \\{`, "mu"));
      if (command?.[0] === "process") {
        expect(existsSync(path.join(root, "infra/processes", `${command[1]}.ts`)), name).toBe(true);
      }
    }
    expect(ours().map(([name]) => name)).toEqual(["api", "migrate", "sequencer", "worker"]);
  });

  test("our services get variables that the configuration knows, and accepts", () => {
    for (const service of ours()) {
      const [name] = service;
      const given = environmentOf(service);
      const known = new Set([...variableNames, "NODE_ENV"]);
      expect(
        Object.keys(given).filter((variable) => !known.has(variable)),
        name,
      ).toEqual([]);
      expect(readProcessConfig(given), name).toMatchObject({ publicUrl: filled.PUBLIC_URL });
    }
  });

  test("files that are mounted are in the repository", () => {
    const mounted = Object.values(services()).flatMap((service) =>
      (service.volumes ?? [])
        .filter((volume) => volume.type === "bind")
        .map((volume) => volume.source),
    );
    expect(mounted.length).toBeGreaterThan(0);
    for (const source of mounted) expect(existsSync(source), source).toBe(true);
  });

  test("every port is open to this machine only", () => {
    const addresses = Object.values(services()).flatMap((service) => service.ports ?? []);
    expect(new Set(addresses.map((port) => port.host_ip))).toEqual(new Set(["127.0.0.1"]));
  });

  test("the search attributes of the bundled server are registered here too", () => {
    const script = readFileSync(path.join(root, "infra/compose/temporal-namespace.sh"), "utf8");
    for (const name of Object.keys(searchAttributes)) expect(script).toContain(name);
  });

  test.each(["temporal-schema.sh", "temporal-namespace.sh"])(
    "%s is a script that sh can read",
    (name) => {
      const checked = spawnSync("/bin/sh", ["-n", path.join(root, "infra/compose", name)], {
        encoding: "utf8",
      });
      expect(checked.stderr).toBe("");
    },
  );
});
