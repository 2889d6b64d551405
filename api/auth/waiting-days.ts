/** Days that people have to say that a changed address, or a new passkey, is not theirs, before it counts as theirs. */
export const WAITING_DAYS = 3;
