import { inEach } from "../../domain/language.ts";

/** What pages of all kinds say around what is their own. */
export const layoutWords = inEach({
  en: {
    skip: "Skip to the main part",
    main: "Main",
    back: "Back",
    home: "Home",
    startRun: "Start a run",
    staff: "Staff",
    organisation: "Your organisation",
    signedInAs: "Signed in as",
    nameless: "somebody without a name",
    signOut: "Sign out",
    details: "Your details",
    about:
      "Alongside helps people with lived experience and people who run services to decide together. It keeps an honest record of how they did.",
    stuck: "Stuck, or not sure? Talk to the person who invited you. There are no silly questions.",
    mistake: "Mistake",
    pleaseCheck: "Please check this",
    stillHere: "What you wrote is still here.",
    optional: "you can leave this empty",
    dateHint: "For example, 4 12 2026 or 4 Dec 2026",
    dateParts: { day: "Day", month: "Month", year: "Year" },
    draftKept:
      "We kept the words you had not sent yet, on this device only. They are back in the form.",
    pagesOf: (list: string) => `Pages of ${list}`,
    newer: "Newer ones",
    older: "Older ones",
    erased: "These words were erased. That they were here stays on record.",
    languages: "Language",
  },
  cy: {
    skip: "Neidio i’r brif ran",
    main: "Prif ddewislen",
    back: "Yn ôl",
    home: "Hafan",
    startRun: "Dechrau prosiect",
    staff: "Staff",
    organisation: "Eich sefydliad",
    signedInAs: "Wedi mewngofnodi fel",
    nameless: "rhywun heb enw",
    signOut: "Allgofnodi",
    details: "Eich manylion",
    about:
      "Mae Alongside yn helpu pobl â phrofiad bywyd, a phobl sy’n rhedeg gwasanaethau, i benderfynu gyda’i gilydd. Mae’n cadw cofnod gonest o sut y gwnaethant hynny.",
    stuck:
      "Angen help, neu ddim yn siŵr? Siaradwch â’r person a’ch gwahoddodd. Does dim cwestiynau gwirion.",
    mistake: "Camgymeriad",
    pleaseCheck: "Edrychwch ar hyn eto",
    stillHere: "Mae’r hyn a ysgrifennoch yn dal yma.",
    optional: "gallwch adael hwn yn wag",
    dateHint: "Er enghraifft, 4 12 2026 neu 4 Rhag 2026",
    dateParts: { day: "Diwrnod", month: "Mis", year: "Blwyddyn" },
    draftKept:
      "Rydym wedi cadw’r geiriau nad oeddech wedi’u hanfon eto, ar y ddyfais hon yn unig. Maent yn ôl yn y ffurflen.",
    pagesOf: (list) => `Tudalennau: ${list}`,
    newer: "Rhai mwy newydd",
    older: "Rhai hŷn",
    erased: "Cafodd y geiriau hyn eu dileu. Mae’r ffaith eu bod yma yn aros ar gofnod.",
    languages: "Iaith",
  },
});
