import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import {
  InternalConnectionOptionsSymbol,
  type InternalConnectionOptions,
} from "@temporalio/client/lib/connection.js";
import { msToTs } from "@temporalio/common/lib/time.js";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { freePort } from "../../infra/servers/free-port.ts";
import { searchAttributes } from "../../infra/servers/temporal.ts";
import { mavenLibraries } from "./maven-libraries.ts";

const version = "1.38.0";

export type TimeSkippingTemporal = {
  readonly address: string;
  /** Milliseconds since 1970, by the server's clock. */
  currentTimeMs(): Promise<number>;
  /** Lets that much time pass: at once, as far as workflows only wait. */
  sleep(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
};

type Server = { readonly address: string; ended(): string | null; stop(): Promise<void> };

/**
 * A Temporal of Java's test server, in which years pass in seconds: whenever every workflow only waits, its clock goes to the
 * next timer. Maven fetches the server once, into the cache outside the checkout; where there is no Java or Maven, the
 * SDK downloads a build of it that needs neither.
 */
export async function timeSkippingTemporal(): Promise<TimeSkippingTemporal> {
  const server = hasJava() ? await javaServer() : await downloadedServer();
  const { address } = server;
  const withClock: InternalConnectionOptions = {
    address,
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  };
  const connection = Connection.lazy(withClock);
  const { testService } = connection;
  if (testService === undefined) throw new Error("the SDK offers no test service");
  const currentTimeMs = async () => {
    const { time } = await testService.getCurrentTime({});
    return Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1e6);
  };
  while (!(await currentTimeMs().catch(() => false))) {
    const ended = server.ended();
    if (ended !== null) throw new Error(ended);
    await setTimeout(100);
  }
  const keyword = 2; // temporal.api.enums.v1.IndexedValueType
  const names = Object.keys(searchAttributes).map((name) => [name, keyword]);
  await connection.operatorService.addSearchAttributes({
    namespace: "default",
    searchAttributes: Object.fromEntries(names),
  });
  return {
    address,
    currentTimeMs,
    async sleep(milliseconds) {
      const duration = msToTs(milliseconds);
      await testService.unlockTimeSkippingWithSleep({ duration });
    },
    async stop() {
      await connection.close();
      await server.stop();
    },
  };
}

const hasJava = (): boolean =>
  ["java", "mvn"].every((command) => spawnSync(command, ["-version"]).status === 0);

async function javaServer(): Promise<Server> {
  const port = await freePort();
  const libraries = await mavenLibraries({
    group: "io.temporal",
    artifact: "temporal-test-server",
    version,
  });
  const quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"];
  const main = "io.temporal.testserver.TestServer";
  const java = spawn("java", [...quick, "-cp", `${libraries}/*`, main, `${port}`], {
    stdio: "ignore",
  });
  return {
    address: `127.0.0.1:${port}`,
    ended: () =>
      java.exitCode === null ? null : `java ended with ${java.exitCode}; it takes Java 17`,
    async stop() {
      java.kill();
      await once(java, "exit");
    },
  };
}

async function downloadedServer(): Promise<Server> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping();
  return {
    address: environment.address ?? "",
    ended: () => null,
    stop: () => environment.teardown(),
  };
}
