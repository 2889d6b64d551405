import { templateText } from "../words/isolate.ts";
import type { HeardCry } from "../../api/services/cries.ts";
import { titleWords } from "../run/titles.ts";

/** What somebody asks for, as the end of a sentence that begins with who they are. */
export const cryWords: Readonly<Record<HeardCry["kind"], string>> = {
  "more-time": "asks for more time, or to talk",
  objection: "does not agree, and wants to be heard",
  need: "needs something to take part",
  disputed: "says: this is not my answer",
};

/** The page on which it is mended. */
export const mendingPage = ({ run, part }: Pick<HeardCry, "run" | "part">) =>
  part === null
    ? { href: `/board/${run}/people`, text: "See what they need" }
    : { href: `/board/${run}/${part}`, text: "See what you can do" };

/** What it is about: the run, and the step in it. */
export const cryPlace = ({ runTitle, stepTitle }: Pick<HeardCry, "runTitle" | "stepTitle">) =>
  stepTitle === null ? titleWords(runTitle) : `${titleWords(runTitle)}: ${templateText(stepTitle)}`;
