import { everybody, isActive, isLost, isPwle } from "./people.ts";
import { all, before, forbidden, type Breach, type Of, type Past } from "./reading.ts";

/** Rule 20: somebody is gone when two people say so, one of whom has lived experience. */
export const wrongLoss = (past: Past, event: Of<"memberLost">): readonly Breach[] => {
  const { member } = event.data;
  const denied = all(past, "lossDenied").findLast(({ data }) => data.member === member);
  const first = all(past, "lossReported").findLast(
    ({ data, version }) => data.member === member && version > (denied?.version ?? 0),
  );
  const two = [first?.actor.id, event.actor.id];
  return first !== undefined &&
    new Set(two).size === 2 &&
    !two.includes(member) &&
    two.some((one) => one !== undefined && isPwle(past, one))
    ? []
    : [forbidden(20, `${member} lost by too few`, event.version)];
};

/** Rule 20: nobody's silence is passed over because they are gone until the group says how it goes on, by its own acts. */
export const goneUnspoken = (
  past: Past,
  passed: Of<"gatePassed">,
  silent: readonly string[],
): readonly Breach[] =>
  silent
    .filter((member) => isLost(past, member) && !isSpokenFor(past, member))
    .map((member) =>
      forbidden(20, `the group never said how it goes on without ${member}`, passed.version),
    );

const isSpokenFor = (past: Past, member: string): boolean => {
  const lost = all(past, "memberLost").findLast(({ data }) => data.member === member);
  const said = all(past, "groupGoesOn").filter(
    ({ data, actor, version }) =>
      data.member === member && data.by === actor.id && version > (lost?.version ?? 0),
  );
  return said.some((word, index) => {
    const then = before(past, word);
    const speaking = everybody(then).filter(
      (one) => isPwle(then, one) && isActive(then, one) && !isLost(then, one),
    );
    const voices = new Set(said.slice(0, index + 1).map(({ actor }) => actor.id));
    return voices.size >= Math.min(2, Math.max(1, speaking.length));
  });
};
