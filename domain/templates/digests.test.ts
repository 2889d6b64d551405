import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { builtIn } from "./index.ts";

/**
 * SHA-256 of the RFC 8785 bytes of each template, by its name and version. A run pins these bytes: whoever launches
 * `implementation-pathway` version 1 here or elsewhere launches the same rules.
 */
const DIGESTS: { readonly [nameAndVersion: string]: string } = {
  "implementation-pathway 1": "08dd51c2893aa4f7d5752ceecc93dd7b95131034aa2e6fed7d828932e5dd6b84",
  "community-conversations 1": "1eb526c54846e5998807c769cccddd75094a2e84c3d65d00e54a2a28f0b3cb8d",
  "resource-panel 1": "c45ff7f357f8fd2e532eca8b675d90d9597d2ff9ddbeb5463a4e5e4829ed4aba",
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
