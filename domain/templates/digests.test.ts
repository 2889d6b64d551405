import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { builtIn } from "./index.ts";

/**
 * SHA-256 of the RFC 8785 bytes of each template, by its name and version. A run pins these bytes: whoever launches
 * `implementation-pathway` version 1 here or elsewhere launches the same rules.
 */
const DIGESTS: { readonly [nameAndVersion: string]: string } = {
  "implementation-pathway 1": "d1fb4f420fd4a863f980082dc35b04c17bdc544bc37c960204fc8a856e55b311",
  "community-conversations 1": "fa8f6ec7f7ce42dcc56fe92e2a896fefde73d56ca6b01bcf30ac7b35cb2cdc70",
  "resource-panel 1": "4adb17a2518d1298212200acd2421f10b9333d3cb7350f7761164feb0ffaaed2",
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
