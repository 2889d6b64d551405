import { createHmac, timingSafeEqual } from "node:crypto";

/** Whose vote in which poll a link is for. */
export type VoteLink = { readonly run: string; readonly poll: string; readonly voter: string };

const macOf = (secret: string, { run, poll, voter }: VoteLink): Buffer =>
  createHmac("sha256", secret).update(["vote", run, poll, voter].join("\0")).digest();

/**
 * The links that voters are mailed. Each opens one poll for one person, for as long as the poll is there, and nothing else: nobody
 * is signed in by it. Made from a secret and not kept, so there is no list of them.
 * @param secret of at least 32 characters.
 */
export const createVoteLinks = (secret: string) => ({
  /** The path of this site that a voter's link leads to. */
  pathOf: (link: VoteLink): string =>
    `/vote/${link.run}/${link.poll}/${link.voter}/${macOf(secret, link).toString("base64url")}`,

  /** Whether a link is one of ours. */
  isGenuine(link: VoteLink, mac: string): boolean {
    const given = Buffer.from(mac, "base64url");
    const expected = macOf(secret, link);
    return given.length === expected.length && timingSafeEqual(given, expected);
  },
});

export type VoteLinks = ReturnType<typeof createVoteLinks>;
