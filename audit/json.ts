/** What RFC 8259 can say. An absent member is left out; `undefined` never stands for it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export type JsonObject = { readonly [member: string]: JsonValue };
