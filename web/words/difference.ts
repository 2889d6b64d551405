/** A stretch of words that two texts share, that was taken out, or that was put in. */
export type Stretch = { readonly kind: "same" | "out" | "in"; readonly text: string };

/** Words of one text beyond which old and new are shown whole: the table grows with their product. */
const MOST = 600;

const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/gu) ?? [];

/** Lengths of the longest common subsequences of all suffixes. */
function table(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      const below = rows[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] =
        before[i]?.trim() === after[j]?.trim()
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** What changed between two texts, word by word. */
export function difference(before: string, after: string): readonly Stretch[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length > MOST || now.length > MOST) {
    return [
      { kind: "out", text: before },
      { kind: "in", text: after },
    ];
  }
  const longest = table(old, now);
  const stretches: { kind: Stretch["kind"]; text: string }[] = [];
  const add = (kind: Stretch["kind"], text: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else stretches.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const come = now[j];
    if (gone !== undefined && come !== undefined && gone.trim() === come.trim()) {
      // The end of a text has no space, but what is put beside it needs one
      add("same", /\s$/u.test(come) ? come : gone);
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))
    ) {
      add("out", gone);
      i += 1;
    } else {
      add("in", come ?? "");
      j += 1;
    }
  }
  return stretches;
}
