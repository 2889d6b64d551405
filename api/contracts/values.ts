import { z } from "@hono/zod-openapi";
import { isZone } from "../../domain/time-words.ts";
import { isDate } from "../../domain/written/date.ts";
import {
  normalLine,
  normalText,
  textFaultWords,
  type TextRule,
} from "../../domain/written/text.ts";
import { UUID } from "../../domain/written/uuid.ts";

/** Characters of one text that a person writes. The record keeps it sealed; forms have their own, tighter limits. */
const LONGEST = 10_000;

/** Words of a person, normalised as they are kept; every page and every route takes them by this alone. */
const written = (rule: TextRule) =>
  z
    .string("Write this in words.")
    .overwrite(rule.lines === "one" ? normalLine : normalText)
    .check(({ value, issues }) => {
      const said = textFaultWords(value, rule);
      if (said === null) return;
      const [message, params] = [said.en, { said }];
      issues.push({ code: "custom", message, params, input: value, continue: true });
    })
    .openapi({ minLength: 1, maxLength: rule.most });

/** One line or many. */
export const Text = written({ most: LONGEST, lines: "many" });
/** One line or many, or nothing. */
export const Note = Text.nullable();
/** What something is called. */
export const Title = written({ most: 300, lines: "one" });
/** What somebody, or an organisation, is called. */
export const Name = written({ most: 200, lines: "one" });
/** What an adopter states in a few words. */
export const Line = written({ most: 2_000, lines: "one" });
/** A word or a line that the group ranks, as a form's `options` keeps it. */
export const Option = written({ most: 200, lines: "one" });

/**
 * An address that mail goes to and that people sign in by: a plain addr-spec (RFC 5321, section 4.1.2) in small letters,
 * as better-auth takes it. Its longest local part has 64 characters.
 */
export const Email = z
  .string("Write an email address, like sam@example.org")
  .trim()
  .toLowerCase()
  .refine(
    (address) => address.length <= 254 && /^[^@]{1,64}@/u.test(address) && isAddress(address),
    "Write an email address, like sam@example.org",
  )
  .openapi({ format: "email", maxLength: 254 });

const isAddress = (address: string): boolean => z.email().safeParse(address).success;

export const Phone = z
  .string("Write a telephone number, like 0161 496 0000")
  .trim()
  .regex(
    /^(?=(?:\D*\d){5,15}\D*$)\+?[\d ()-]{5,25}$/,
    "Write a telephone number, like 0161 496 0000",
  );

export const TimeZone = z
  .string("Choose where you are, like Europe/London")
  .max(60, "Choose where you are, like Europe/London")
  .refine(isZone, "Choose where you are, like Europe/London");

const NO_ID = "This is no id. Copy it from where it was shown.";
const NO_KEY = "This is no key. Write letters, digits and hyphens.";
const NO_PART = "This is no part. Write it like goal:1.";
const NO_DIGEST = "This is no digest. Copy its 64 digits, from 0 to 9 and a to f.";

/** Any UUID: the versions that we make are our own business. */
export const Id = z.string(NO_ID).regex(UUID, NO_ID).openapi({ format: "uuid" });

/** An id that the rules may have made from others. */
export const Reference = z.string(NO_ID).regex(/^[\w:.-]{1,120}$/, NO_ID);

export const Day = z
  .string("Write a date as 2026-03-31.")
  .refine(isDate, "Write a date as 2026-03-31.")
  .openapi({ format: "date" });
export const Time = z.iso.datetime("Write a time as 2026-03-31T09:00:00Z.");
export const Key = z.string(NO_KEY).regex(/^[\w-]{1,80}$/, NO_KEY);
/** `<step>:<n>` */
export const PartId = z
  .string(NO_PART)
  .regex(/^[\w-]{1,80}:\d{1,6}$/, NO_PART)
  .openapi({ example: "goal:1" });
export const Digest = z.string(NO_DIGEST).regex(/^[0-9a-f]{64}$/, NO_DIGEST);
export const VersionNumber = z.int("Give a version by its number, like 2.").min(0).max(1_000_000);

export const Side = z.enum(
  ["pwle", "staff", "leadership", "partner", "stakeholder"],
  "Say what they bring.",
);
export const Role = z.enum([
  "lead",
  "chair",
  "coordinator",
  "decision-maker",
  "author",
  "facilitator",
  "deliverer",
  "contributor",
  "supporter",
  "guardian",
]);
/** What somebody does in a group; nothing twice. */
export const GroupRoles = z
  .array(Role)
  .max(10)
  .refine((roles) => new Set(roles).size === roles.length, "Name each of these once.")
  .readonly();
