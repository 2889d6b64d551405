import { expect, it } from "vitest";
import { leafHash } from "../../log/merkle.ts";
import { nodePorts } from "../node-ports.ts";
import { leafHasher } from "./leaf-hasher.ts";

it("hashes each entry as a leaf (RFC 6962 section 2.1), whatever came before it", () => {
  const hash = leafHasher(nodePorts.sha256);
  for (const length of [65_535, 0, 3, 65_534, 1]) {
    const entry = new Uint8Array(length).fill(length % 251);
    expect(Buffer.from(hash(entry))).toEqual(Buffer.from(leafHash(nodePorts.sha256, entry)));
  }
});
