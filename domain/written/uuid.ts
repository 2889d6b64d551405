/** A UUID of whichever version, as PostgreSQL writes it, in lower case: the record tells ids apart by their text. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);
