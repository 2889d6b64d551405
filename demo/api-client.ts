import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { DemoStopped } from "./cast.ts";
import type { Credential } from "./entrance.ts";
import type { SampleFile } from "./sample-file.ts";

/** What the API answered: JSON, or in words why not. */
export type ApiAnswer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: number; readonly problem: string };

export type ApiClient = {
  get(path: string, who: Credential): Promise<ApiAnswer>;
  send(
    method: "POST" | "PUT",
    path: string,
    who: Credential,
    body?: unknown,
    headers?: { readonly [name: string]: string },
  ): Promise<ApiAnswer>;
  upload(path: string, who: Credential, file: SampleFile): Promise<ApiAnswer>;
  /** How many requests were answered. */
  requests(): number;
};

const PAUSE_MS = 500;

const problemContract = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

/**
 * Requests to the API. One that meets a server which is starting again, or not ready (503), is sent again as it was: each
 * act carries an idempotency key, so that nothing is done twice.
 * @param patience milliseconds of asking again.
 * @throws DemoStopped when the server cannot be reached for that long.
 */
export const createApiClient = (url: string, patience = 10_000): ApiClient => {
  let answered = 0;

  const once = async (path: string, request: RequestInit): Promise<ApiAnswer | null> => {
    const response = await fetch(new URL(path, url), request).catch(() => null);
    if (response === null || response.status === 503) return null;
    answered += 1;
    const json: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, json };
    return { ok: false, status: response.status, problem: inWords(json, response.status) };
  };

  const repeat = async (path: string, request: RequestInit): Promise<ApiAnswer> => {
    for (const until = Date.now() + patience; Date.now() < until; await sleep(PAUSE_MS)) {
      const answer = await once(path, request);
      if (answer !== null) return answer;
    }
    throw new DemoStopped(`Nothing answers at ${url}. Start it with: npm start`);
  };

  return {
    get: (path, who) => repeat(path, { headers: { ...who, accept: "application/json" } }),
    send: (method, path, who, body, headers = {}) =>
      repeat(path, {
        method,
        headers: {
          ...who,
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: (path, who, { name, type, bytes }) =>
      repeat(path, {
        method: "POST",
        headers: {
          ...who,
          accept: "application/json",
          "content-type": type,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
        body: bytes,
      }),
    requests: () => answered,
  };
};

const inWords = (json: unknown, status: number): string => {
  const problem = problemContract.safeParse(json);
  if (!problem.success) return `The server answered ${status}.`;
  const { title, detail, errors = [] } = problem.data;
  const faults = errors.map(({ pointer, message }) => `${pointer}: ${message}`);
  return [detail ?? title, ...faults.filter((fault) => !fault.endsWith(detail ?? title))].join(" ");
};
