/** The sentences of a text, each as its words. */
export const sentencesOf = (text: string): readonly (readonly string[])[] =>
  text
    .split(/[.?!:]+/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[a-z]/i.test(word)))
    .filter((words) => words.length > 0);

/** Groups of vowels, less a silent ending. */
const syllables = (word: string): number => {
  const spoken = word
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "");
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
};

/** Flesch-Kincaid grade level (Kincaid and others, 1975): years of school in the USA, which begin at age 6. */
export const gradeOf = (sentences: readonly (readonly string[])[]): number => {
  const words = sentences.flat();
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
};
