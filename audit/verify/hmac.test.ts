import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hmacSha256 } from "./hmac.ts";
import { nodePorts } from "./node-ports.ts";

it("is HMAC-SHA256 as others compute it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array(), (key, message) => {
      const expected = createHmac("sha256", key).update(message).digest("hex");
      const actual = Buffer.from(hmacSha256(nodePorts.sha256, key, message)).toString("hex");
      expect(actual).toBe(expected);
    }),
    { numRuns: 50 },
  );
});
