import { repeated, when, type Finding, type Path } from "../lint/finding.ts";
import { allBlocksOf } from "../rules/blocks.ts";
import type { Credential, Template } from "../template.ts";

/** Credentials are earned in sessions that are held, and a circle names only credentials that somebody can have. */
export const credentialFindings = (template: Template): readonly Finding[] => {
  const { credentials = [], circles } = template;
  return [
    ...repeated(credentials, ["credentials"], "credential"),
    ...credentials.flatMap((credential, index) =>
      earningFindings(template, credential, ["credentials", index]),
    ),
    ...Object.entries(circles).flatMap(([name, { of }]) =>
      of.flatMap(({ holds = [] }, index) =>
        holds.flatMap((key, at) =>
          needsCredential(template, key, ["circles", name, "of", index, "holds", at]),
        ),
      ),
    ),
  ];
};

/** A credential that a circle or a need asks for. */
export const needsCredential = (
  { credentials = [] }: Template,
  key: string,
  path: Path,
): readonly Finding[] =>
  when(
    !credentials.some((credential) => credential.key === key),
    path,
    "unknown-credential",
    `There is no credential "${key}". Add it to the template's credentials, and say how it is earned.`,
  );

const earningFindings = (
  template: Template,
  credential: Credential,
  path: Path,
): readonly Finding[] => {
  if (!("earnedBy" in credential))
    return when(
      credential.from === template.name,
      [...path, "from"],
      "credential-from-itself",
      `"${credential.key}" is to be earned in runs of this very template. Say how, with "earnedBy".`,
    );
  return credential.earnedBy.steps.flatMap((key, index) => {
    const step = template.steps.find((one) => one.key === key);
    const meets = step !== undefined && allBlocksOf(step).some(({ block }) => block === "session");
    return when(
      !meets,
      [...path, "earnedBy", "steps", index],
      step === undefined ? "credential-unknown-step" : "credential-without-session",
      step === undefined
        ? `There is no step "${key}" in which "${credential.key}" could be earned. Name a step of this template.`
        : `No session is held in "${key}", so nobody could earn "${credential.key}" there. Name a step with sessions.`,
    );
  });
};
