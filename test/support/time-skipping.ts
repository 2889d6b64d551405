import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { searchAttributes } from "../../infra/servers/temporal.ts";

const version = "1.38.0";

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>alongside</groupId><artifactId>test-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;

/**
 * A Temporal of Java's test server, in which years pass in seconds: whenever every workflow only waits, its clock goes to the
 * next timer. Needs Java 17; Maven fetches the server once, into the cache outside the checkout.
 */
export async function timeSkippingTemporal(): Promise<TestWorkflowEnvironment> {
  const temporal = await startWithPatience(await testServer());
  const keyword = 2; // temporal.api.enums.v1.IndexedValueType
  await temporal.connection.operatorService.addSearchAttributes({
    namespace: "default",
    searchAttributes: Object.fromEntries(
      Object.keys(searchAttributes).map((name) => [name, keyword]),
    ),
  });
  return temporal;
}

/** The SDK gives a server five seconds to start, and Java may need more on a machine that is busy. */
async function startWithPatience(file: string, tries = 8): Promise<TestWorkflowEnvironment> {
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: "existing-path", path: file } },
    });
  } catch (error) {
    if (tries <= 1) throw error;
    return startWithPatience(file, tries - 1);
  }
}

async function testServer(): Promise<string> {
  const cache = path.join(
    process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
    "alongside",
  );
  const folder = path.join(cache, `temporal-test-server-${version}`);
  const start = path.join(folder, "start.sh");
  if (existsSync(start)) return start;

  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  await writeFile(path.join(partial, "pom.xml"), pom);
  await run("mvn", [
    "--quiet",
    "--batch-mode",
    "--file",
    path.join(partial, "pom.xml"),
    "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies",
    "-DincludeScope=runtime",
    `-DoutputDirectory=${path.join(partial, "lib")}`,
  ]);
  const script = `#!/bin/sh\nexec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp '${folder}/lib/*' io.temporal.testserver.TestServer "$1"\n`;
  await writeFile(path.join(partial, "start.sh"), script);
  await chmod(path.join(partial, "start.sh"), 0o755);
  // Somebody else may have fetched it meanwhile.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  return start;
}

const run = (command: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", (cause) =>
      reject(
        new Error(`${command} is needed to fetch Temporal's test server: install it`, { cause }),
      ),
    );
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
