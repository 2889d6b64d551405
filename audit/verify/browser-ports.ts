import { sha256 } from "@noble/hashes/sha2.js";
import type { Ports } from "./ports.ts";
import { verifyWithWebCrypto } from "./web-crypto.ts";

/** What a browser checks with: its own signatures, and hashes that do not make every line wait. */
export const browserPorts: Ports = { sha256, verify: verifyWithWebCrypto };
