import { DemoStopped } from "./cast.ts";

/** The headers by which a request says whose it is. */
export type Credential = { readonly [header: string]: string };

/** What whoever runs the server can hand out: links that sign people in, once each. */
export type SignInLinks = {
  /** Of an administrator, who adds the others. */
  administratorLink(): Promise<string>;
  /** null when there is no such person. */
  signInLink(person: string): Promise<string | null>;
};

/** Each person's own session, got once by their own link. */
export type Entrance = {
  /** @throws DemoStopped */
  administrator(): Promise<Credential>;
  /** @throws DemoStopped */
  signedIn(person: string): Promise<Credential>;
};

/** Signs people in over HTTP, as their browsers do. @param url where the product answers. */
export const createEntrance = (url: string, links: SignInLinks): Entrance => {
  const sessions = new Map<string, Promise<Credential>>();

  const once = (who: string, link: () => Promise<string | null>): Promise<Credential> => {
    const known = sessions.get(who);
    if (known !== undefined) return known;
    const session = link().then((made) => spend(url, made));
    sessions.set(who, session);
    return session;
  };

  return {
    administrator: () => once("", links.administratorLink),
    signedIn: (person) => once(person, () => links.signInLink(person)),
  };
};

const spend = async (url: string, link: string | null): Promise<Credential> => {
  if (link === null) throw new DemoStopped("Somebody who should sign in is not known.");
  const { origin, pathname } = new URL(link);
  const answer = await fetch(new URL(pathname, url), {
    method: "POST",
    headers: { origin, "content-type": "application/x-www-form-urlencoded" },
    body: "to=%2F",
    redirect: "manual",
  }).catch(() => null);
  const cookies = answer?.headers.getSetCookie() ?? [];
  if (cookies.length === 0) {
    throw new DemoStopped(
      `A sign-in link was not taken at ${url}. Is that the server of this database (DATABASE_URL, ALONGSIDE_DATA)?`,
    );
  }
  return { origin, cookie: cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ") };
};
