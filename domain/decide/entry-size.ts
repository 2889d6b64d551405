import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import type { PeopleList } from "../blocks/gate/event.ts";
import { accept, refuse } from "../result.ts";
import type { Decision } from "../result.ts";

/** Bytes of an entry that its id, run, version and form take, and more. */
const ENVELOPE = 1_024;
/** An entry's length is an unsigned 16-bit number (C2SP tlog-tiles, entry bundles). */
const ENTRY = 65_535 - ENVELOPE;
/** Bytes of one list in one event: an event with two lists still has room for both. */
const PAGE = 24_000;

/** Bytes in UTF-8 of a value's JSON, or a few more: a character outside the basic plane counts as six. */
const bytesOf = (value: unknown): number => {
  const text = JSON.stringify(value);
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
  }
  return bytes;
};

/** A list in pages of at most `PAGE` bytes; one page, perhaps empty, at least. */
const pagesOf = <T>(list: readonly T[]): readonly [readonly T[], ...(readonly T[])[]] => {
  const pages: [T[], ...T[][]] = [[]];
  let page = pages[0];
  let room = PAGE;
  for (const item of list) {
    const bytes = bytesOf(item) + 1;
    if (bytes > room && page.length > 0) {
      page = [];
      pages.push(page);
      room = PAGE;
    }
    page.push(item);
    room -= bytes;
  }
  return pages;
};

const continued =
  (about: PeopleList, part: string, request: string | null) =>
  (members: readonly string[]): DomainEvent => ({
    type: "listContinued",
    data: { ...about, part, request, members },
  });

/** The event with as much of its lists as it has room for, and events that carry on with the rest. */
const paged = (event: DomainEvent): readonly DomainEvent[] => {
  switch (event.type) {
    case "signOffRequested": {
      const { part, request } = event.data;
      const [asked, ...more] = pagesOf(event.data.asked);
      const rest = continued({ of: event.type, list: "asked" }, part, request);
      return [{ ...event, data: { ...event.data, asked } }, ...more.map(rest)];
    }
    case "answersLapsed": {
      const { part, request } = event.data;
      const [members, ...more] = pagesOf(event.data.members);
      const rest = continued({ of: event.type, list: "members" }, part, request);
      return [{ ...event, data: { ...event.data, members } }, ...more.map(rest)];
    }
    case "quorumRecomputed": {
      const { part, request } = event.data;
      const [added, ...moreAdded] = pagesOf(event.data.added);
      const [removed, ...moreRemoved] = pagesOf(event.data.removed);
      return [
        { ...event, data: { ...event.data, added, removed } },
        ...moreAdded.map(continued({ of: event.type, list: "added" }, part, request)),
        ...moreRemoved.map(continued({ of: event.type, list: "removed" }, part, request)),
      ];
    }
    case "escalated": {
      const { part, request } = event.data;
      const [to, ...moreTo] = pagesOf(event.data.to);
      const [waitingFor, ...moreWaiting] = pagesOf(event.data.waitingFor);
      return [
        { ...event, data: { ...event.data, to, waitingFor } },
        ...moreTo.map(continued({ of: event.type, list: "to" }, part, request)),
        ...moreWaiting.map(continued({ of: event.type, list: "waitingFor" }, part, request)),
      ];
    }
    case "pollOpened": {
      const { part, poll } = event.data;
      const [voters, ...more] = pagesOf(event.data.voters);
      const rest = more.map((page): DomainEvent => ({
        type: "votersListed",
        data: { part, poll, voters: page },
      }));
      return [{ ...event, data: { ...event.data, voters } }, ...rest];
    }
    case "pollClosed": {
      const { part, poll, ballots: all } = event.data;
      if (all === null) return [event];
      const [ballots, ...more] = pagesOf(all);
      const rest = more.map((page): DomainEvent => ({
        type: "ballotsListed",
        data: { part, poll, ballots: page },
      }));
      return [{ ...event, data: { ...event.data, ballots } }, ...rest];
    }
    case "gatePassed": {
      const [yes, ...more] = pagesOf(event.data.yes);
      const rest = continued({ of: event.type, list: "yes" }, event.data.part, null);
      return [{ ...event, data: { ...event.data, yes } }, ...more.map(rest)];
    }
    case "sessionHeld": {
      const { part, session } = event.data;
      const [came, ...moreCame] = pagesOf(event.data.came);
      const [ledBy, ...moreLed] = pagesOf(event.data.ledBy);
      const rest =
        (list: "came" | "ledBy") =>
        (members: readonly string[]): DomainEvent => ({
          type: "listContinued",
          data: { of: event.type, list, part, request: null, session, members },
        });
      return [
        { ...event, data: { ...event.data, came, ledBy } },
        ...moreCame.map(rest("came")),
        ...moreLed.map(rest("ledBy")),
      ];
    }
    case "erased": {
      const { what } = event.data;
      if (what === "all") return [event];
      return pagesOf(what).map((page) => ({ ...event, data: { ...event.data, what: page } }));
    }
    default:
      return [event];
  }
};

/**
 * What was decided, in events of which each fits into an entry. Lists that grow with the group go on in further events, so
 * that no group is too large for the engine; what a person sends that is too large is refused before anything of it is kept.
 */
export const fitting = (
  { actor, assurance }: Command,
  events: readonly DomainEvent[],
): Decision => {
  const fits = events.flatMap(paged);
  return fits.some((event) => bytesOf([event, actor, assurance]) > ENTRY)
    ? refuse(
        "too-large",
        "This is too much to be kept in one piece.",
        "Send it in several parts, or name fewer at once.",
      )
    : accept(...fits);
};
