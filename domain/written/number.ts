/** What a person wrote, as a value; or why it is none, and how to write it. */
export type Reading<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "wrong"; readonly message: string };

/** Commas may group thousands and nothing else: `12,50` and `1,23` mean different things to different people. */
const GROUPED = "(?:[1-9]\\d{0,2}(?:,\\d{3})+|\\d+)";
const POUNDS = new RegExp(`^£?\\s*(${GROUPED})(?:\\.(\\d{2}))?$`, "u");
const NUMBER = new RegExp(`^(-?${GROUPED})(?:\\.(\\d+))?$`, "u");

const wrong = (message: string) => ({ kind: "wrong", message }) as const;

/** An amount in pounds as people write it (`250`, `£250`, `1,250.50`), in whole pence. */
export function readPounds(written: string): Reading<number> {
  const [, pounds, pence = "00"] = POUNDS.exec(written.trim()) ?? [];
  if (pounds === undefined) {
    return wrong(
      "Write the amount in pounds, like 250 or 1,250.50: a comma only before three numbers, and two numbers after a point",
    );
  }
  const value = Number(`${pounds.replaceAll(",", "")}${pence}`);
  return Number.isSafeInteger(value)
    ? { kind: "value", value }
    : wrong("This amount is too large. Write it in pounds, like 250 or 1,250.50");
}

/**
 * A number as people write it (`12`, `1,200`).
 * @param decimals how many numbers may follow a point; 0: whole numbers only.
 */
export function readNumber(written: string, decimals = 0): Reading<number> {
  const [, whole, part = ""] = NUMBER.exec(written.trim()) ?? [];
  const value = Number(`${(whole ?? "").replaceAll(",", "")}.${part}`);
  if (whole === undefined || part.length > decimals) {
    return wrong(
      decimals === 0
        ? "Write a whole number, like 12 or 1,200"
        : `Write a number, like 12 or 3.5, with at most ${decimals} after the point`,
    );
  }
  return isNumberOf(value, decimals)
    ? { kind: "value", value }
    : wrong("This number is too large. Write a smaller one");
}

/** Whether a value is a number with that many decimals which arithmetic keeps exactly. */
export function isNumberOf(value: number, decimals = 0): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  return (
    Number.isSafeInteger(Math.round(value * 10 ** decimals)) &&
    Number(value.toFixed(decimals)) === value
  );
}

/** Whole pence as people read them: `£1,250.00`. */
export function poundsWords(pence: number): string {
  const all = Math.abs(pence);
  const pounds = String(Math.floor(all / 100)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${pence < 0 ? "-" : ""}£${pounds}.${String(all % 100).padStart(2, "0")}`;
}
