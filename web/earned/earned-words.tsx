import type { Child } from "hono/jsx";
import { counted } from "../../domain/counted-words.ts";
import { inEach } from "../../domain/language.ts";

/** What the page says on which somebody sees what they have earned. */
export const earnedWords = inEach({
  en: {
    title: "What you have earned",
    home: "Home",
    done: {
      claim: "It is on record that you have earned it.",
      show: "It is shown to that group now.",
      "stop-showing": "That group does not see it any more. You still have it where you earned it.",
    },
    tags: {
      earned: "Earned",
      shown: "Shown to this group",
      "to-claim": "Yours, if you say so",
      "to-show": "Not shown to this group",
    },
    lead: "Some groups ask for people who have done certain training. Only you can say that you have, and only you choose which groups see it.",
    nothing:
      "There is nothing here yet. When you have been to the sessions of a training, it shows up here by itself.",
    before: "The ones before",
    more: "More of them",
    anotherGroup: "another group",
    right: "Is that right? Then say that you have earned it. Nobody can say it for you.",
    claim: "Yes, I have earned this",
    earnedIn: (group: string) => `You earned this in ${group}.`,
    asks: "This group asks who has it.",
    ifShown: "If you show it, everybody in this group can see that you have it.",
    show: "Show it to this group",
    ifStopped:
      "You can stop showing it. Then this group does not ask you what it asks of people who have it. What you have answered so far stays on record. You can show it again.",
    stop: "Stop showing it",
    takes: (n: number) =>
      counted(n, "en", { one: "It takes one session.", other: "It takes # sessions." }),
    recordSays: (n: number) =>
      counted(n, "en", {
        one: "The record says that you were at this one:",
        other: "The record says that you were at these:",
      }),
    led: (day: Child) => <>You led on {day}.</>,
    came: (day: Child) => <>You came on {day}.</>,
    youToo: "You say so too.",
    youAndOthers: (n: number) =>
      counted(n, "en", {
        one: "You and one other person say so too.",
        other: "You and # other people say so too.",
      }),
    onlyWriter: "So far, only the person who wrote it down says so.",
    others: (n: number) =>
      counted(n, "en", {
        one: "One other person who came says so too.",
        other: "# other people who came say so too.",
      }),
  },
  cy: {
    title: "Yr hyn rydych wedi’i ennill",
    home: "Hafan",
    done: {
      claim: "Mae ar gofnod eich bod wedi’i ennill.",
      show: "Mae’r grŵp hwnnw’n ei weld nawr.",
      "stop-showing": "Nid yw’r grŵp hwnnw’n ei weld mwyach. Mae gennych o hyd lle’r enilloch ef.",
    },
    tags: {
      earned: "Wedi’i ennill",
      shown: "Mae’r grŵp hwn yn ei weld",
      "to-claim": "I chi, os dywedwch hynny",
      "to-show": "Nid yw’r grŵp hwn yn ei weld",
    },
    lead: "Mae rhai grwpiau yn gofyn am bobl sydd wedi gwneud hyfforddiant penodol. Dim ond chi all ddweud eich bod wedi’i wneud, a chi sy’n dewis pa grwpiau sy’n ei weld.",
    nothing:
      "Does dim byd yma eto. Pan fyddwch wedi bod yn sesiynau hyfforddiant, bydd yn ymddangos yma ohono’i hun.",
    before: "Y rhai cynt",
    more: "Mwy ohonynt",
    anotherGroup: "grŵp arall",
    right: "A yw hynny’n iawn? Yna dywedwch eich bod wedi’i ennill. Ni all neb ei ddweud drosoch.",
    claim: "Ydw, rwyf wedi ennill hwn",
    earnedIn: (group) => `Enilloch hwn yn y grŵp hwn: ${group}.`,
    asks: "Mae’r grŵp yma yn gofyn pwy sydd ag ef.",
    ifShown: "Os dangoswch ef, gall pawb yn y grŵp yma weld ei fod gennych.",
    show: "Ei ddangos i’r grŵp hwn",
    ifStopped:
      "Os peidiwch â’i ddangos, ni fydd y grŵp yma yn gofyn i chi mwyach lle mae’n gofyn am bobl sydd ag ef. Mae’r hyn a ateboch hyd yn hyn yn aros ar gofnod. Gallwch ei ddangos eto.",
    stop: "Peidio â’i ddangos",
    takes: (n) => counted(n, "cy", { one: "Mae angen un sesiwn.", other: "Mae angen # sesiwn." }),
    recordSays: (n) =>
      counted(n, "cy", {
        one: "Mae’r cofnod yn dweud eich bod yn hon:",
        other: "Mae’r cofnod yn dweud eich bod yn y rhain:",
      }),
    led: (day) => <>Chi oedd yn arwain ar {day}.</>,
    came: (day) => <>Daethoch ar {day}.</>,
    youToo: "Rydych chi’n dweud hynny hefyd.",
    youAndOthers: (n) =>
      counted(n, "cy", {
        one: "Rydych chi ac un person arall yn dweud hynny hefyd.",
        other: "Rydych chi a # o bobl eraill yn dweud hynny hefyd.",
      }),
    onlyWriter: "Hyd yn hyn, dim ond y person a’i hysgrifennodd sy’n dweud hynny.",
    others: (n) =>
      counted(n, "cy", {
        one: "Mae un person arall a ddaeth yn dweud hynny hefyd.",
        other: "Mae # o bobl eraill a ddaeth yn dweud hynny hefyd.",
      }),
  },
});
