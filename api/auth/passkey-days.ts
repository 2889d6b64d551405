/** Days for which a new passkey's signature counts as no more than a session: time to say that it is not one's own. */
export const PASSKEY_DAYS = 3;
