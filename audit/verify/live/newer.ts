/** The last version of a run that somebody kept, of a receipt its only one. */
export type KeptLast = { readonly run: string; readonly version: number };

/** Whether the log holds newer entries of a run than what was kept. @param newest the newest version; null where entries were not read. */
export const newerInWords = (
  { run, version }: KeptLast,
  newest: number | null,
  withheld: number,
): string => {
  if (newest === null) {
    return `Whether newer entries exist than the version ${version} of run ${run} that was kept, only the entries show.`;
  }
  if (newest > version) {
    return `Newer entries exist: version ${version} of run ${run} was kept, and the log holds versions up to ${newest}.`;
  }
  const rest = withheld === 0 ? "" : ", as far as its entries are not withheld";
  return `Version ${version} of run ${run}, which was kept, is the newest that the log holds${rest}.`;
};
