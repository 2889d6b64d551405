import { inEach } from "../../domain/language.ts";

/** What is said where somebody is looked for and chosen by name. */
export const chooseWords = inEach({
  en: {
    nameHint: "Their name, or a part of it.",
    look: "Look",
    nobody: (sought: string) => `Nobody here has “${sought}” in their name.`,
    these: (sought: string) => `You see those with “${sought}” in their name.`,
    everybody: "Show everybody",
    person: "Choose a person",
    writeName: "Write their name, or a part of it.",
    fromThese: (label: string) => `${label} Choose from these`,
    addPeople: (label: string) => `${label} Add people`,
    oneEach: "One name on each line.",
    whoIsMeant: (label: string) => `${label} Who is meant?`,
    none: (name: string) =>
      `Nobody to choose has “${name}” in their name. Check how it is written, or write a part of it`,
    tooMany: (n: number, name: string) =>
      `${n} people have “${name}” in their name. Write more of it`,
    several: (n: number, name: string) =>
      `${n} people have “${name}” in their name. Choose who is meant`,
  },
  cy: {
    nameHint: "Eu henw, neu ran ohono.",
    look: "Chwilio",
    nobody: (sought) => `Nid oes gan neb yma “${sought}” yn eu henw.`,
    these: (sought) => `Rydych yn gweld y rhai â “${sought}” yn eu henw.`,
    everybody: "Dangos pawb",
    person: "Dewiswch berson",
    writeName: "Ysgrifennwch eu henw, neu ran ohono.",
    fromThese: (label) => `${label} Dewiswch o’r rhain`,
    addPeople: (label) => `${label} Ychwanegwch bobl`,
    oneEach: "Un enw ar bob llinell.",
    whoIsMeant: (label) => `${label} Pwy ydych yn ei feddwl?`,
    none: (name) =>
      `Nid oes gan neb y gallwch ei ddewis “${name}” yn eu henw. Edrychwch sut y mae wedi’i ysgrifennu, neu ysgrifennwch ran ohono`,
    tooMany: (n, name) => `Mae gan ${n} o bobl “${name}” yn eu henw. Ysgrifennwch fwy ohono`,
    several: (n, name) =>
      `Mae gan ${n} o bobl “${name}” yn eu henw. Dewiswch pwy ydych yn ei feddwl`,
  },
});
