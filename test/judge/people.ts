import type { NumberedEvent } from "../../domain/event.ts";
import type { Role, Template } from "../../domain/template.ts";
import { all, isBy, remembered, type Past } from "./reading.ts";

/** The side on which somebody first joined: it never changes within a run. */
export const sideOf = remembered(
  (past: Past, member: string): string | undefined =>
    all(past, "memberJoined").find(({ data }) => data.member === member)?.data.side,
);

/** What somebody brings, in their own word; undefined: they have not said. Whoever joins by themselves says so by it. */
export const ownSides = remembered((past: Past, member: string): readonly string[] | undefined => {
  const said = past.find(
    (event) =>
      (event.type === "sideDeclared" || event.type === "memberJoined") &&
      event.data.member === member &&
      isBy(event, member),
  );
  if (said?.type === "sideDeclared") return said.data.sides;
  return said?.type === "memberJoined" ? [said.data.side] : undefined;
});

/** On record as somebody with lived experience, and not against their own word. */
export const isPwle = (past: Past, member: string): boolean =>
  sideOf(past, member) === "pwle" && (ownSides(past, member)?.includes("pwle") ?? true);

/** Whether it is their own word. */
export const saysPwle = (past: Past, member: string): boolean =>
  isPwle(past, member) && ownSides(past, member) !== undefined;

/** What somebody does in the group, as last said. */
export const rolesOf = remembered((past: Past, member: string): readonly Role[] => {
  let roles: readonly Role[] = [];
  for (const event of past)
    if (
      (event.type === "memberJoined" || event.type === "rolesChanged") &&
      event.data.member === member
    )
      roles = event.data.roles;
  return roles;
});

export const isActive = remembered((past: Past, member: string): boolean => {
  const last = past.findLast(
    (event) =>
      (event.type === "memberJoined" || event.type === "withdrew") && event.data.member === member,
  );
  return last?.type === "memberJoined";
});

/** Whether somebody is on record as gone: two people said so, and they have not said otherwise. */
export const isLost = remembered(
  (past: Past, member: string): boolean =>
    past.findLast(
      (event) =>
        (event.type === "memberLost" || event.type === "lossDenied") &&
        event.data.member === member,
    )?.type === "memberLost",
);

/** Everybody who ever joined. */
export const everybody = (past: Past): readonly string[] => [
  ...new Set(all(past, "memberJoined").map(({ data }) => data.member)),
];

export const launcherOf = (past: Past): string | undefined =>
  all(past, "runLaunched")[0]?.data.launcher;

/** What somebody last said of a declaration themselves; undefined: nothing. */
export const saidOf = (past: Past, member: string, declaration: string): boolean | undefined => {
  let said: boolean | undefined;
  for (const event of past) {
    if (event.type === "memberJoined" && isBy(event, member) && event.data.member === member)
      said = event.data.declares.includes(declaration) ? true : said;
    if (
      event.type === "declarationMade" &&
      event.data.member === member &&
      event.data.declares === declaration &&
      event.data.by === "self" &&
      isBy(event, member)
    )
      said = event.data.holds;
  }
  return said;
};

/** Whether somebody says of themselves that they have an interest in the outcome. */
export const hasConflict = (template: Template, past: Past, member: string): boolean =>
  template.declarations.some(
    ({ key, conflict }) => conflict === true && saidOf(past, member, key) === true,
  );

/** Everybody who wrote words of a part, in whichever version. */
export const authorsOf = remembered(
  (past: Past, part: string): ReadonlySet<string> =>
    new Set(
      all(past, "versionSaved")
        .filter(({ data }) => data.part === part)
        .map(({ actor }) => actor.id),
    ),
);

/** Whether what an event says of a person is borne out: it is their own act, or they said that it is so. */
export const isBorneOut = (events: Past, event: NumberedEvent, member: string): boolean => {
  if (isBy(event, member)) return true;
  const word = all(events, "corroborated").findLast(
    ({ data, ...said }) =>
      data.claim === event.version && data.member === member && said.actor.id === member,
  );
  return word?.data.agrees === true;
};
