import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { programmes } from "./all.ts";

const digestOf = (template: unknown): string =>
  createHash("sha256")
    .update(canonicalize(template) ?? "")
    .digest("hex");

test.each(programmes.map((one) => [`${one.template.name} ${one.template.version}`, one] as const))(
  "%s is what it was when its version was given",
  (name, { template, digest: given }) => {
    const digest = digestOf(template);
    expect(
      digest,
      `${name} was edited. If a release ever offered this version, give the template its next version, ${template.version + 1}. Its digest, in programmes/${template.name}/programme.ts, is now ${digest}.`,
    ).toBe(given);
  },
);

test("each template's name is that of its folder, and stands once", () => {
  const names = programmes.map(({ template }) => template.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { template, scenarios } of programmes)
    expect(scenarios.map((scenario) => scenario.template)).toEqual(
      scenarios.map(() => template.name),
    );
});
