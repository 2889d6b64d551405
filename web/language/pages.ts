/**
 * The pages that are in Welsh as they are in English: what somebody needs to answer and to speak up. What only staff and auditors
 * use is in English.
 */
const BILINGUAL: readonly RegExp[] = [
  /^\/$/u,
  /^\/sign-in(?!\/provider)(?:\/|$)/u,
  /^\/question\//u,
  /^\/answer\//u,
  /^\/contribute\//u,
  /^\/not-me\//u,
  /^\/your-part\/[^/]+(?:\/ways|\/contact)?$/u,
  /^\/your-data(?:\/|$)/u,
  /^\/your-offers$/u,
  /^\/details$/u,
  /^\/earned(?:\/|$)/u,
  /^\/join(?:\/|$)/u,
  /^\/polls\//u,
  /^\/vote\//u,
  /^\/who-we-are\//u,
  /^\/who-can-act(?:\/|$)/u,
  /^\/calendar$/u,
];

export const isBilingual = (path: string): boolean => BILINGUAL.some((page) => page.test(path));
