import type { JsonObject, JsonValue } from "../../../audit/json.ts";

/** Whether a value that was parsed from JSON, or put together by a page, is one that can be sealed. */
export function isJson(value: unknown): value is JsonValue {
  switch (typeof value) {
    case "string":
      return value.isWellFormed();
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      if (value === null) return true;
      return Array.isArray(value) ? value.every(isJson) : isJsonObject(value);
    default:
      return false;
  }
}

export const isJsonObject = (value: object): value is JsonObject =>
  Object.values(value).every(isJson);
