import { createHash, randomBytes } from "node:crypto";

/** A fresh secret of 256 bits, base64url. Only its hash is ever stored. */
export const freshSecret = (): string => randomBytes(32).toString("base64url");

/** SHA-256 of a secret: enough for one of 256 random bits, where a slow password hash would add nothing. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
