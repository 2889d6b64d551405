/** The template that comes with the product and by whose runs pathways of an organisation's own are adopted (`programmes/adopt-a-template`). */
export const ADOPTING = "adopt-a-template";

/** Its parameter that holds the digest of the pathway that is asked about. */
export const FINGERPRINT = "fingerprint";

/** Where its form holds that pathway as a file. */
export const DRAFT_PLACE = { part: "decide:1", section: "draft", field: "file" } as const;
