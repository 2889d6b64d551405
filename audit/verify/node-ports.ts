import { hash } from "node:crypto";
import type { Ports } from "./ports.ts";
import { verifyWithWebCrypto } from "./web-crypto.ts";

/** What a server checks with. */
export const nodePorts: Ports = {
  sha256: (bytes) => hash("sha256", bytes, "buffer"),
  verify: verifyWithWebCrypto,
};
