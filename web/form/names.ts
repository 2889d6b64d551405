/** Names of inputs, which are their ids too. Keys of sections and fields hold no dots. */
export const fieldName = (section: string, field: string): string => `f.${section}.${field}`;

export const cellName = (section: string, field: string, row: number, column: string): string =>
  `${fieldName(section, field)}.${row}.${column}`;

/** How many rows of a list the page showed, so that empty ones in between are understood. */
export const rowsName = (section: string, field: string): string => `rows.${section}.${field}`;

/** The name of the box that takes a file; the answer itself is an input of its own. */
export const uploadName = (name: string): string => name.replace(/^f\./u, "upload.");

/** The name of the box that takes a chosen file out again. */
export const removeName = (name: string): string => name.replace(/^f\./u, "remove.");
