import { readFile } from "node:fs/promises";
import path from "node:path";
import type { LogSource } from "../../audit/verify/live/audit-log.ts";
import { SetupProblem } from "../problem.ts";

/** A full entries tile has at most 256 entries of 65,535 bytes. */
const MOST = 256 * 65_537;

/** A million runs, of 39 bytes each. */
const MOST_OF_LIST = 1 << 26;

const bearer = (token: string | undefined): { readonly [header: string]: string } =>
  token === undefined || token === "" ? {} : { authorization: `Bearer ${token}` };

/** The log of a site. @param url the site, or its /log/. @param token shown for entries alone. */
export const logOnSite = (url: string, token: string | undefined): LogSource => {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const root = base.pathname.endsWith("/log/") ? base : new URL("log/", base);
  return async (name) => {
    const headers = name.startsWith("tile/entries/") ? bearer(token) : {};
    const response = await ask(new URL(name, root), headers);
    if (response.status === 404) return null;
    mustBeRight(response, root);
    return await limited(response, MOST);
  };
};

/** A copy of what a log serves, as files. */
export const logInFolder =
  (folder: string): LogSource =>
  (name) =>
    readFile(path.join(folder, name)).catch(() => null);

/**
 * An organisation's list of runs. @param what the site, or a file with what its /log/runs answered. @param env `ALONGSIDE_TOKEN`: an
 * auditor's, for a site. @throws SetupProblem when it is not to be had.
 */
export const readRunList = async (
  what: string,
  env: { readonly [name: string]: string | undefined },
): Promise<Uint8Array> => {
  if (!/^https?:\/\//u.test(what)) {
    return await readFile(what).catch((cause: unknown) => {
      throw new SetupProblem(`${what} can't be read.`, "Name a site, or a saved list.", cause);
    });
  }
  const url = new URL("log/runs", what.endsWith("/") ? what : `${what}/`);
  const response = await ask(url, bearer(env["ALONGSIDE_TOKEN"]));
  mustBeRight(response, url);
  return await limited(response, MOST_OF_LIST);
};

/** A bundle on a site, piece by piece. */
export const streamFrom = async (
  url: string,
  token: string | undefined,
): Promise<AsyncIterable<Uint8Array>> => {
  const response = await ask(new URL(url), bearer(token));
  mustBeRight(response, new URL(url));
  if (response.body === null) throw new SetupProblem(`${url} is empty.`, "Check the address.");
  return response.body;
};

const ask = async (url: URL, headers: { readonly [header: string]: string }): Promise<Response> => {
  try {
    return await fetch(url, { headers, redirect: "error" });
  } catch (cause) {
    throw new SetupProblem(`${url.origin} does not answer.`, "Check the address.", cause);
  }
};

const mustBeRight = (response: Response, url: URL): void => {
  if (response.ok) return;
  throw new SetupProblem(
    `${url.href} answers ${response.status}.`,
    response.status === 401 || response.status === 403
      ? "Set ALONGSIDE_TOKEN to a token of somebody who may read this (npx alongside token --role auditor)."
      : "Try again later, or check the address.",
  );
};

const limited = async (response: Response, most: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > most) throw new SetupProblem(`${response.url} never ends.`, "Ask who runs it.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};
