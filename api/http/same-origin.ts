/**
 * Whether a request that changes something, authenticated by a cookie, comes from our own pages. Browsers that send
 * `Sec-Fetch-Site` say it themselves; for the others `Origin` must be the public one or that of the addressed host. A
 * request with neither is refused.
 * @param publicOrigin scheme, host and port of the public address.
 */
export function isSameOrigin(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const from = headers.get("origin");
  if (from === null) return site !== null;
  return from === publicOrigin || URL.parse(from)?.host === headers.get("host");
}
