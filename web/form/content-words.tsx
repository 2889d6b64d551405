import { inEach } from "../../domain/language.ts";

/** What is said around what a form holds, and around what changed in it. */
export const contentWords = inEach({
  en: {
    noAnswer: "No answer yet.",
    download: "Download",
    howToCheck: "How to check that it is this very file",
    sha256: "Its SHA-256, which is part of what people sign:",
    onlySpaces: "Only spaces changed. The words are the same.",
    putIn: "put in",
    takenOut: "taken out",
  },
  cy: {
    noAnswer: "Dim ateb eto.",
    download: "Lawrlwytho",
    howToCheck: "Sut i wirio mai’r union ffeil hon ydyw",
    sha256: "Ei SHA-256, sy’n rhan o’r hyn y mae pobl yn ei lofnodi:",
    onlySpaces: "Dim ond bylchau sydd wedi newid. Mae’r geiriau yr un peth.",
    putIn: "ychwanegwyd",
    takenOut: "tynnwyd allan",
  },
});
