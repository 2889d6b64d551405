/**
 * The owner's connection string, with the rights of `alongside_app` only: what the running processes connect with, so that a
 * mistake in them cannot change or remove what is on record.
 */
export function appUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get("options");
  url.searchParams.set("options", [options, "-c role=alongside_app"].filter(Boolean).join(" "));
  // "+" is a space only in forms, and not to PostgreSQL's drivers.
  url.search = url.searchParams.toString().replaceAll("+", "%20");
  return url.href;
}
