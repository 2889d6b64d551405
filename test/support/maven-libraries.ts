import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

/** What Maven calls a program: a server of somebody else's that tests run against. */
export type Artifact = {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
};

const pomOf = ({ group, artifact, version }: Artifact): string =>
  `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>alongside</groupId><artifactId>test-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;

/** The folder of a program's libraries. Maven fetches them once, into the cache outside the checkout. */
export async function mavenLibraries(wanted: Artifact): Promise<string> {
  const cache = path.join(
    process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
    "alongside",
  );
  const folder = path.join(cache, `${wanted.artifact}-${wanted.version}`);
  const libraries = path.join(folder, "lib");
  if (existsSync(libraries)) return libraries;

  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  await writeFile(path.join(partial, "pom.xml"), pomOf(wanted));
  await run("mvn", [
    "--quiet",
    "--batch-mode",
    "--file",
    path.join(partial, "pom.xml"),
    "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies",
    "-DincludeScope=runtime",
    `-DoutputDirectory=${path.join(partial, "lib")}`,
  ]);
  // Somebody else may have fetched it meanwhile.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  return libraries;
}

const run = (command: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", (cause) =>
      reject(new Error(`${command} is needed to fetch a server for tests: install it`, { cause })),
    );
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
