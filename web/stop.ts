import { HTTPException } from "hono/http-exception";

/** What there is. @throws HTTPException 404, which ends the request with the page that says that nothing is there. */
export function found<T>(what: T | null | undefined): T {
  if (what === null || what === undefined) throw new HTTPException(404);
  return what;
}

/** @throws HTTPException 403, which ends the request with the page that says that it is not allowed. */
export function allow(may: boolean): void {
  if (!may) throw new HTTPException(403);
}
