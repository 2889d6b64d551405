import { timingSafeEqual } from "node:crypto";

/** Compares without telling by its time how much was right. */
export const isSameSecret = (given: string, secret: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
};
