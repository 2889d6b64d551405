import fc from "fast-check";

/** The seed of an ordinary run: whoever changed nothing finds nothing new. */
const USUAL_SEED = 20_261_127;

/**
 * Sets the seed of all properties (ADR 0220). `ALONGSIDE_SEED`: `random`, or a number that a failure has named;
 * with `ALONGSIDE_LONG=1` it is random.
 */
const wanted =
  process.env["ALONGSIDE_SEED"] ?? (process.env["ALONGSIDE_LONG"] === "1" ? "random" : USUAL_SEED);

if (wanted !== "random") {
  const seed = Number(wanted);
  if (!Number.isSafeInteger(seed))
    throw new Error(`ALONGSIDE_SEED is "random" or a whole number, and not "${wanted}"`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
