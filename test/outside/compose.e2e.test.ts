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
  SMTP_URL: "smtp://mail.example.org:587",
  MAIL_FROM: "alongside@example.org",
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

function services() {
  const { services: found, problem } = load(filled);
  if (found === undefined) throw new Error(problem);
  return found;
}

/** Those that run our own image. */
const ours = () =>
  Object.entries(services()).filter(([, service]) => service.image?.startsWith("alongside:"));

describe("docker-compose.yml", () => {
  test("the library that Compose itself uses accepts it", () => {
    expect(load(filled).problem).toBeUndefined();
  });

  test.each(Object.keys(filled))("nothing starts without %s: it has no default", (name) => {
    const rest = Object.fromEntries(Object.entries(filled).filter(([other]) => other !== name));
    expect(load(rest).problem).toContain(`required variable ${name} is missing`);
  });

  test("the example environment names every required variable", () => {
    const example = readFileSync(path.join(root, "infra/compose/example.env"), "utf8");
    for (const name of Object.keys(filled)) expect(example).toMatch(new RegExp(`^${name}=`, "mu"));
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
    for (const [name, { environment = {} }] of ours()) {
      const known = new Set([...variableNames, "NODE_ENV"]);
      expect(
        Object.keys(environment).filter((variable) => !known.has(variable)),
        name,
      ).toEqual([]);
      const given = Object.fromEntries(
        Object.entries(environment).map(([variable, value]) => [variable, value ?? undefined]),
      );
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
