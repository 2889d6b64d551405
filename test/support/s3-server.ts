import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { S3Place } from "../../audit/files/s3-store.ts";
import { freePort } from "../../infra/servers/free-port.ts";
import { mavenLibraries } from "./maven-libraries.ts";

const KEYS = { accessKeyId: "files", secretAccessKey: "a secret for tests" } as const;

/** An S3Proxy, which speaks S3 before a folder, with one bucket. It takes Java 17 and Maven. */
export async function s3Server(): Promise<{ readonly place: S3Place; stop(): Promise<void> }> {
  const libraries = await mavenLibraries({
    group: "org.gaul",
    artifact: "s3proxy",
    version: "2.9.0",
  });
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-s3-"));
  const bucket = "alongside-files";
  await mkdir(path.join(folder, bucket));
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const settings = path.join(folder, "s3proxy.conf");
  await writeFile(
    settings,
    [
      `s3proxy.endpoint=${endpoint}`,
      "s3proxy.authorization=aws-v2-or-v4",
      `s3proxy.identity=${KEYS.accessKeyId}`,
      `s3proxy.credential=${KEYS.secretAccessKey}`,
      "jclouds.provider=filesystem",
      `jclouds.filesystem.basedir=${folder}`,
      "jclouds.identity=none",
      "jclouds.credential=none",
    ].join("\n"),
  );
  const quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"];
  const program = ["-cp", `${libraries}/*`, "org.gaul.s3proxy.Main", "--properties", settings];
  const java = spawn("java", [...quick, ...program], { stdio: "ignore" });
  while (!(await fetch(endpoint).catch(() => null))) {
    if (java.exitCode !== null) throw new Error(`java ended with ${java.exitCode}`);
    await setTimeout(100);
  }
  return {
    place: { bucket, region: "us-east-1", endpoint, ...KEYS },
    async stop() {
      java.kill();
      await once(java, "exit");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
