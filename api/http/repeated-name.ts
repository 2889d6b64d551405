/** A string, or a character that gives JSON its structure. Valid JSON has no others that matter here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;

/**
 * The first member name that stands twice in one object, as it is written there; null when there is none. RFC 8259, section
 * 4, calls what readers make of such an object unpredictable, so nobody could say what was signed.
 * @param json valid JSON.
 */
export function repeatedName(json: string): string | null {
  /** For each open object its names so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    const names = open.at(-1) ?? null;
    if (isName && token.startsWith('"') && names !== null) {
      // "a" and "\u0061" are one name.
      const name = String(JSON.parse(token));
      if (names.has(name)) return token;
      names.add(name);
    }
    isName = names !== null && (token === "{" || token === ",");
  }
  return null;
}
