import type { TrailEvent } from "../../domain/verdict.ts";
import type { JsonValue } from "../json.ts";
import { isObject } from "./json.ts";
import { isUuid } from "../../domain/written/uuid.ts";

/** An event as its entry holds it. Its `data` has not been looked into: the rules do that. */
export type LoggedEvent = TrailEvent & { readonly run: string; readonly schema: 1 };

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const KEYS = ["actor", "assurance", "at", "data", "id", "run", "schema", "type", "version"];
const ASSURANCES = ["passkey-signed", "signed-in", "assisted-confirmed", "assisted-unconfirmed"];

const isId = (value: unknown): boolean => typeof value === "string" && isUuid(value);

/** ISO 8601 UTC with milliseconds, of a day and an hour that the calendar has: no 30 February, no 24:00. */
export const isInstant = (value: unknown): boolean => {
  if (typeof value !== "string" || !INSTANT.test(value)) return false;
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString() === value;
};

const isActor = (value: JsonValue | undefined): boolean =>
  isObject(value) &&
  Object.keys(value).join() === "id,role,via" &&
  Object.values(value).every((part) => typeof part === "string");

const isVersion = (value: JsonValue | undefined): boolean =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 1;

const looksLikeEvent = (event: JsonValue): boolean =>
  isObject(event) &&
  Object.keys(event).every((key) => KEYS.includes(key)) &&
  isId(event["id"]) &&
  isId(event["run"]) &&
  isVersion(event["version"]) &&
  event["schema"] === 1 &&
  typeof event["type"] === "string" &&
  isInstant(event["at"]) &&
  isActor(event["actor"]) &&
  isObject(event["data"]) &&
  (!("assurance" in event) || ASSURANCES.some((known) => known === event["assurance"]));

/** The event that a parsed entry is, or null. */
export const loggedEvent = (value: JsonValue): LoggedEvent | null => {
  const given: unknown = value;
  return isLogged(given, value) ? given : null;
};

const isLogged = (_: unknown, value: JsonValue): _ is LoggedEvent => looksLikeEvent(value);
