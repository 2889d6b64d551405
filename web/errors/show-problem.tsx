import { inChosenLanguage } from "../language/choice.ts";
import { show } from "../respond.ts";
import type { PageContext } from "../page-env.ts";
import { ProblemPage, statusOf, type ProblemKind } from "./problem-page.tsx";

export const showProblem = (
  c: PageContext,
  kind: ProblemKind,
  address?: string,
): Response | Promise<Response> => {
  if (kind === "unavailable") c.header("Retry-After", "30");
  const frame = inChosenLanguage(c);
  return show(c, <ProblemPage frame={frame} kind={kind} address={address} />, statusOf[kind]);
};
