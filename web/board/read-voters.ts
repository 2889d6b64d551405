import { Email } from "../../api/contracts/values.ts";
import type { NewVoter } from "../../api/services/voters.ts";
import type { Mistake } from "../layout/error-summary.tsx";

/** Addresses, one on each line; empty lines do not count. */
export const readVoters = (
  text: string,
): { readonly voters: readonly NewVoter[] } | { readonly mistakes: readonly Mistake[] } => {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const wrong = lines.find((line) => !Email.safeParse(line).success);
  if (wrong !== undefined)
    return {
      mistakes: [
        {
          field: "voters",
          message: `“${wrong}” is not an email address. Write one on each line, like sam@example.org`,
        },
      ],
    };
  return { voters: lines.map((line) => ({ email: Email.parse(line), name: null })) };
};
