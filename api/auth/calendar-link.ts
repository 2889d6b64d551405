import { createHmac, timingSafeEqual } from "node:crypto";
import { isUuid } from "../../domain/written/uuid.ts";

const ENDING = ".ics";

const macOf = (secret: string, id: string): Buffer =>
  createHmac("sha256", secret).update(["calendar", id].join("\0")).digest();

/**
 * The last part of a calendar feed's address: the feed's id and an HMAC of it. Whoever has it reads the feed and nothing else.
 * @param secret of at least 32 characters.
 */
export const createCalendarLinks = (secret: string) => ({
  nameOf: (id: string): string => `${id}.${macOf(secret, id).toString("base64url")}${ENDING}`,

  /** The id of the feed that an address names; null when it is none of ours. */
  idIn(name: string): string | null {
    const [id = "", mac = "", ending, more] = name.split(".");
    if (!isUuid(id) || `.${ending ?? ""}` !== ENDING || more !== undefined) return null;
    const [given, expected] = [Buffer.from(mac, "base64url"), macOf(secret, id)];
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
  },
});

export type CalendarLinks = ReturnType<typeof createCalendarLinks>;
