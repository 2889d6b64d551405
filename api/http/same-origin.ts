/**
 * Whether a request that changes something, authenticated by a cookie, comes from our own pages, as people open them:
 * `Origin` must be the public one. Behind a proxy, the addressed host says nothing. Browsers that send `Sec-Fetch-Site` and no
 * `Origin` say it by that; a request with neither is refused.
 * @param publicOrigin scheme, host and port of PUBLIC_URL.
 */
export function isSameOrigin(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const from = headers.get("origin");
  return from === null ? site !== null : from === publicOrigin;
}
