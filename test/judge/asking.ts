import { all, isBy, remembered, type Past } from "./reading.ts";

/** Who was asked: when people were first asked, and as of the newest asking. */
export type Asked = { readonly first: readonly string[]; readonly now: readonly string[] };

/** Who was asked by a request, as the askings themselves list it. A change of the group says nothing here. */
export const askedBy = remembered((past: Past, request: string): Asked => {
  const first = new Set<string>();
  const now = new Set<string>();
  let isFirst = true;
  for (const event of past) {
    if (event.type === "signOffRequested" && event.data.request === request)
      for (const member of event.data.asked) {
        first.add(member);
        now.add(member);
      }
    if (event.type === "answersLapsed" && event.data.request === request) isFirst = false;
    if (event.type === "quorumRecomputed" && event.data.request === request) {
      for (const member of event.data.added) now.add(member);
      for (const member of event.data.removed) now.delete(member);
    }
    if (event.type === "listContinued" && event.data.request === request)
      for (const member of event.data.members) {
        if (event.data.list === "asked" && isFirst) first.add(member);
        if (event.data.list === "asked" || event.data.list === "added") now.add(member);
        if (event.data.list === "removed") now.delete(member);
      }
  }
  return { first: [...first], now: [...now] };
});

/** The start of the newest asking of a request: the asking itself, or the last asking again. */
export const newestAsking = remembered((past: Past, request: string) =>
  past.findLast(
    (event) =>
      (event.type === "signOffRequested" || event.type === "answersLapsed") &&
      event.data.request === request,
  ),
);

/** Every time that people were asked by a request: the asking itself, and what asked again. */
export const askingsOf = (past: Past, request: string): Past =>
  past.filter(
    (event) =>
      (event.type === "signOffRequested" || event.type === "answersLapsed") &&
      event.data.request === request,
  );

export const requestsOf = (past: Past, part: string) =>
  all(past, "signOffRequested").filter(({ data }) => data.part === part);

/** Whether somebody left this decision by an act of their own since they were asked: left the run, stepped out, or wrote in it. */
export const leftBySelf = (past: Past, part: string, member: string, since: number): boolean =>
  past.some((event) => {
    if (!isBy(event, member)) return false;
    switch (event.type) {
      case "recused":
        return event.data.part === part && event.data.member === member;
      case "withdrew":
        return event.data.member === member && event.version > since;
      case "versionSaved":
        return event.data.part === part;
      default:
        return false;
    }
  });
