/**
 * The words of a title, as its disclosure holds them: JSON, or erased (null). Null also where its bytes are no text, because somebody
 * changed them: PostgreSQL would end the whole look for one of them, and whoever reads many goes on.
 */
export function titleText(value: Uint8Array | null): string | null {
  if (value === null) return null;
  try {
    const text: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(value));
    return typeof text === "string" ? text : null;
  } catch {
    return null;
  }
}
