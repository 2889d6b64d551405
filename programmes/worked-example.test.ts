import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { play } from "../demo/play.ts";
import { lint } from "../domain/lint/lint.ts";
import { verdict } from "../domain/verdict.ts";
import { memoryClient } from "../test/in-memory/client.ts";
import type { Programme } from "./programme.ts";

const root = path.resolve(import.meta.dirname, "..");
const START = new Date("2026-11-23T09:00:00.000Z");

/** The files that docs/programmes.md shows: each is named in the sentence before its code. */
const shown = (): ReadonlyMap<string, string> => {
  const page = readFileSync(path.join(root, "docs/programmes.md"), "utf8");
  const example = page.slice(page.indexOf("## Add a programme"), page.indexOf("## Add a kind"));
  const files = example.matchAll(/^`([\w./-]+\.ts)` [^`]*(?:`[^`]+`[^`]*)*?```ts\n([^]*?)```/gmu);
  return new Map([...files].map(([, file = "", code = ""]) => [file, code]));
};

/** A project of its own that shares all but the example's folder with this one. */
const scratch = mkdtempSync(path.join(tmpdir(), "alongside-example-"));
afterAll(() => rmSync(scratch, { recursive: true }));

test("the programme that the documentation adds can be launched, and plays to the end that it states", async () => {
  const files = shown();
  const names = ["forms/heard-form.ts", "programme.ts", "scenario.ts", "template.ts"];
  expect([...files.keys()].toSorted()).toEqual(names);

  symlinkSync(path.join(root, "domain"), path.join(scratch, "domain"));
  const folder = path.join(scratch, "programmes/bench-talk");
  mkdirSync(path.join(folder, "forms"), { recursive: true });
  for (const name of ["shared", "programme.ts", "scenario.ts"])
    symlinkSync(path.join(root, "programmes", name), path.join(scratch, "programmes", name));
  for (const [name, code] of files) writeFileSync(path.join(folder, name), code);

  const { programme }: { readonly programme: Programme } = await import(
    path.join(folder, "programme.ts")
  );
  const { template, scenarios } = programme;
  expect([template.name, lint(template)]).toEqual(["bench-talk", []]);
  for (const script of scenarios) {
    const client = memoryClient(template, START);
    await play(script, client, { print: () => undefined, now: client.now, toTheEnd: true });
    const { standing, findings } = verdict(client.state().template, client.events());
    const { status } = client.state();
    expect({ status, standing, findings: findings.map(({ code }) => code) }).toEqual(script.ends);
  }
});
