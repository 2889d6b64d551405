/**
 * The tests of the offline verifier by which its coverage is measured. What is played by chance (fuzzing, random runs, crowds, the
 * attacks in test/tamper) is left out, so that a line counts as covered only where a test asks for what it does.
 */
export const VERIFIER_TESTS = "audit/verify/**/!(fuzz|large-groups|random-runs).test.ts";
