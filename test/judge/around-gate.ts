import { answersAt } from "./answers.ts";
import { leftBySelf } from "./asking.ts";
import { everybody, isActive, isLost, isPwle, rolesOf } from "./people.ts";
import { all, breach, forbidden, isBy, type Breach, type Of, type Past } from "./reading.ts";

/** Rule 19: whoever takes part has what they need, as they say themselves. */
export const unmetNeeds = (past: Past, part: string): readonly Breach[] =>
  all(past, "accessNeedStated")
    .filter(
      ({ data, version }) =>
        isActive(past, data.member) &&
        !isLost(past, data.member) &&
        !isMetByOwnWord(
          past.filter((event) => event.version > version),
          data,
        ),
    )
    .map(({ version }) => forbidden(19, `a need is not met at ${part}`, version));

/** The person's newest word of a need: said by themselves, or of what somebody else wrote down. */
const isMetByOwnWord = (since: Past, { member, need }: Of<"accessNeedStated">["data"]): boolean => {
  const written = all(since, "accessNeedMet").filter((met) => met.data.need === need);
  const own = since.findLast(
    (event) =>
      isBy(event, member) &&
      ((event.type === "accessNeedMet" && event.data.need === need) ||
        (event.type === "corroborated" &&
          written.some(({ version }) => version === event.data.claim))),
  );
  return own?.type === "accessNeedMet" || (own?.type === "corroborated" && own.data.agrees);
};

/** Rule 13: who chaired when it was decided. */
export const chairedByStaff = (past: Past, passed: Of<"gatePassed">): readonly Breach[] => {
  const chairs = everybody(past).filter(
    (member) => isActive(past, member) && rolesOf(past, member).includes("chair"),
  );
  return chairs.length > 0 && !chairs.some((member) => isPwle(past, member))
    ? [breach(13, "only staff chaired when it was decided", passed.version)]
    : [];
};

/** Rule 4: a yes with changes is a yes once they are made as asked, or its giver says that it is well as it is. */
export const changesNotMade = (
  events: Past,
  past: Past,
  part: string,
  requests: readonly string[],
): readonly Breach[] =>
  requests
    .flatMap((request) => [...answersAt(past, request).values()])
    .filter(
      ({ event, member }) =>
        event.type === "signedOff" &&
        event.data.answer === "yes-with-changes" &&
        isPwle(past, member) &&
        // Whoever stepped out since has no yes there any more that could hang on changes.
        !leftBySelf(past, part, member, event.version),
    )
    .flatMap(({ event, member }) => {
      const asked = all(past, "contributed").findLast(
        ({ data, version }) =>
          data.part === part &&
          data.member === member &&
          data.request === event.data.request &&
          version > event.version - 1,
      );
      const about = asked?.data.contribution;
      const reply = all(events, "contributionAnswered").findLast(
        ({ data }) => data.contribution === about,
      );
      const isAccepted = all(events, "corroborated").findLast(
        (word) => word.data.claim === reply?.version && isBy(word, member),
      )?.data.agrees;
      const isDisputed =
        reply !== undefined &&
        all(events, "contributionDisputed").some(
          (word) => word.data.contribution === about && word.version > reply.version,
        );
      const isMade =
        !isDisputed &&
        (reply?.data.outcome === "done" ? isAccepted !== false : isAccepted === true);
      return isMade ? [] : [breach(4, `changes that ${member} asked for`, event.version)];
    });
