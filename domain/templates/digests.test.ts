import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { builtIn } from "./index.ts";

/**
 * SHA-256 of the RFC 8785 bytes of each template, by its name and version. A run pins these bytes: whoever launches
 * `implementation-pathway` version 1 here or elsewhere launches the same rules.
 */
const DIGESTS: { readonly [nameAndVersion: string]: string } = {
  "implementation-pathway 1": "59c202247c4c80453bed7eba5a695983fb2780d4075e9eefdfc81c080da248c2",
  "community-conversations 1": "5fd947414355b0146e277fbba69712be56fc933114a4e1c6cca20c62b2af5465",
  "resource-panel 1": "774faa60930d7f7ef90f88691b4a709a27cff50e6b22c21db772e22e47aaeb87",
};

const digestOf = (template: unknown): string =>
  createHash("sha256")
    .update(canonicalize(template) ?? "")
    .digest("hex");

test.each(builtIn.map((template) => [`${template.name} ${template.version}`, template] as const))(
  "%s is what it was when its version was given",
  (name, template) => {
    const digest = digestOf(template);
    expect(
      digest,
      `${name} was edited. If a release ever offered this version, give the template its next version, keep the digest above and add "${template.name} ${template.version + 1}". If none did, its digest here is now ${digest}.`,
    ).toBe(DIGESTS[name]);
  },
);
