import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What somebody's home page says. */
export const homeWords = inEach({
  en: {
    title: "Home",
    hello: "Hello",
    helloTo: (name: string) => `Hello, ${name}`,
    left: "You have left the run. Thank you for all that you gave. You are always welcome back.",
    needed: "Somebody needs you",
    peopleWait: "People wait for your help.",
    waitFor: (n: number) =>
      n === 1 ? "One person waits for your help." : `${n} people wait for your help.`,
    whoNeeds: "See who needs you",
    waiting: "Waiting for your answer",
    nothing: "Nothing waits for you",
    asked: "What you are asked",
    nothingNow: "There is nothing to answer just now. We write to you when there is.",
    answered: "You have answered",
    somebody: "Somebody",
    theirStandIn: "their stand-in",
    askedFor: (who: Child, standIn: Child) => (
      <>
        {who} asked you, {standIn}, to answer for them.
      </>
    ),
    by: (when: Child) => <>Please answer by {when}.</>,
    youSaid: (said: Child) => <>You said: {said}. You can change it until the decision is made.</>,
    askedList: "what you are asked",
    before: "The questions before",
    more: "More questions",
    histories: "Decision histories to check",
    runs: "Your runs",
    runsList: "your runs",
    newerRuns: "Newer runs",
    olderRuns: "Older runs",
    startNew: "Start a new run",
    join: "Groups that you can join",
    calendar: "Your calendar",
    whoNeedsYou: "Who needs you",
    earned: "What you have earned",
    offers: "What you were offered and paid",
    data: "Your data and passkeys",
    verdicts: "All runs by verdict",
    desk: "What each run waits for",
    noRunYet: "There is no run yet. Start the first one.",
    notInRun: "You are not in a run yet.",
    untitled: "A run without a title",
    status: {
      "not-launched": "Not started",
      running: "Under way",
      paused: "Paused",
      finished: "Finished",
    },
    damaged: "Part of its record cannot be read",
    started: (day: Child) => <>started {day}</>,
    now: "Now",
    waitsFor: (what: string) => `It waits for ${what}.`,
    lastEntry: (when: Child) => <>Last entry at {when}</>,
    links: {
      goOn: "Say how the group goes on",
      stands: "See where it stands",
      share: "Share something",
      part: "Your part in it",
      more: "More that you can do",
      moreIn: (run: string) => ` in ${run}`,
      decided: "Read what was decided",
      notSo: "Say if something was not so",
      need: "Say what you need",
      standIn: "Name a stand-in",
      leave: "Leave",
    },
    became: {
      title: "What became of what you said",
      answer: "Your answer",
      shared: "What you shared",
      said: (when: Child) => <>Said at {when}.</>,
      gates: {
        open: "The decision is not made yet.",
        passed: "The group agreed.",
        refused: "The group said no.",
        overridden: "It went ahead without the group’s agreement.",
        dropped: "The group left it out.",
      },
      waits: "It waits for an answer.",
      disputed: "You said that the answer was not enough.",
      wasAnswered: "It was answered.",
      answeredAs: (outcome: string) => `It was answered: ${outcome}.`,
    },
    cries: {
      title: "What you asked for",
      kinds: {
        "more-time": "You asked for more time, or to talk",
        objection: "You do not agree",
        need: "You need something to take part",
        disputed: "You said that an answer in your name is not yours",
      },
      arrived:
        "It has reached the people who look after this. Nobody has said yet that they read it.",
      read: (who: Child, when: Child) => (
        <>
          {who} read it at {when}, and gets in touch with you.
        </>
      ),
    },
    claims: {
      title: "Did this happen?",
      wrote:
        "Somebody wrote this down about you. It counts only once you say that it is so. You do not have to answer.",
      later:
        "What is written down while people still answer a decision comes here only when that is decided. Before that, it would give away how they answer.",
      says: (who: string, what: string) => `${who} says that ${what}.`,
      see: "See what it says",
      list: "what was said about you",
    },
    offered: {
      title: "You are offered this",
      sayAsYouLike: "Say yes or no, as you like. Whatever you say, nothing else changes.",
    },
  },
  cy: {
    title: "Hafan",
    hello: "Helo",
    helloTo: (name) => `Helo, ${name}`,
    left: "Rydych wedi gadael y prosiect. Diolch am bopeth a roesoch. Mae croeso i chi ddod yn ôl unrhyw bryd.",
    needed: "Mae ar rywun eich angen chi",
    peopleWait: "Mae pobl yn aros am eich help.",
    waitFor: (n) =>
      n === 1 ? "Mae un person yn aros am eich help." : `Mae ${n} o bobl yn aros am eich help.`,
    whoNeeds: "Gweld pwy sydd â’ch angen",
    waiting: "Yn aros am eich ateb",
    nothing: "Nid oes dim yn aros amdanoch",
    asked: "Yr hyn y gofynnir i chi",
    nothingNow: "Nid oes dim i’w ateb ar hyn o bryd. Byddwn yn ysgrifennu atoch pan fydd rhywbeth.",
    answered: "Rydych wedi ateb",
    somebody: "Rhywun",
    theirStandIn: "eu dirprwy",
    askedFor: (who, standIn) => (
      <>
        Gofynnodd {who} i chi, {standIn}, ateb ar eu rhan.
      </>
    ),
    by: (when) => <>Atebwch erbyn {when}.</>,
    youSaid: (said) => (
      <>Eich ateb: {said}. Gallwch ei newid nes bod y penderfyniad wedi’i wneud.</>
    ),
    askedList: "yr hyn y gofynnir i chi",
    before: "Y cwestiynau blaenorol",
    more: "Rhagor o gwestiynau",
    histories: "Hanes penderfyniadau i’w wirio",
    runs: "Eich prosiectau",
    runsList: "eich prosiectau",
    newerRuns: "Prosiectau mwy newydd",
    olderRuns: "Prosiectau hŷn",
    startNew: "Dechrau prosiect newydd",
    join: "Grwpiau y gallwch ymuno â nhw",
    calendar: "Eich calendr",
    whoNeedsYou: "Pwy sydd â’ch angen",
    earned: "Yr hyn rydych wedi’i ennill",
    offers: "Yr hyn a gynigiwyd ac a dalwyd i chi",
    data: "Eich data ac allweddi mynediad",
    verdicts: "Pob prosiect yn ôl dyfarniad",
    desk: "Yr hyn y mae pob prosiect yn aros amdano",
    noRunYet: "Nid oes prosiect eto. Dechreuwch yr un cyntaf.",
    notInRun: "Nid ydych mewn prosiect eto.",
    untitled: "Prosiect heb deitl",
    status: {
      "not-launched": "Heb ddechrau",
      running: "Ar waith",
      paused: "Wedi’i oedi",
      finished: "Wedi gorffen",
    },
    damaged: "Ni ellir darllen rhan o’i gofnod",
    started: (day) => <>dechreuodd {day}</>,
    now: "Nawr",
    waitsFor: (what) => `Mae’n aros am y canlynol: ${what}.`,
    lastEntry: (when) => <>Cofnod diwethaf am {when}</>,
    links: {
      goOn: "Dywedwch sut mae’r grŵp yn mynd ymlaen",
      stands: "Gweld ble mae pethau arni",
      share: "Rhannu rhywbeth",
      part: "Eich rhan chi ynddo",
      more: "Mwy y gallwch ei wneud",
      moreIn: (run) => ` yn ${run}`,
      decided: "Darllen beth a benderfynwyd",
      notSo: "Dweud os nad oedd rhywbeth yn wir",
      need: "Dweud beth sydd ei angen arnoch",
      standIn: "Enwi dirprwy",
      leave: "Gadael",
    },
    became: {
      title: "Beth ddaeth o’r hyn a ddywedoch",
      answer: "Eich ateb",
      shared: "Yr hyn a rannoch",
      said: (when) => <>Dywedwyd am {when}.</>,
      gates: {
        open: "Nid yw’r penderfyniad wedi’i wneud eto.",
        passed: "Cytunodd y grŵp.",
        refused: "Ni chytunodd y grŵp.",
        overridden: "Aeth yn ei flaen heb gytundeb y grŵp.",
        dropped: "Gadawodd y grŵp ef allan.",
      },
      waits: "Mae’n aros am ateb.",
      disputed: "Dywedoch nad oedd yr ateb yn ddigon.",
      wasAnswered: "Cafodd ei ateb.",
      answeredAs: (outcome) => `Cafodd ei ateb: ${outcome}.`,
    },
    cries: {
      title: "Yr hyn y gofynnoch amdano",
      kinds: {
        "more-time": "Gofynnoch am fwy o amser, neu am siarad",
        objection: "Nid ydych yn cytuno",
        need: "Mae angen rhywbeth arnoch i gymryd rhan",
        disputed: "Dywedoch nad eich ateb chi yw ateb yn eich enw",
      },
      arrived:
        "Mae wedi cyrraedd y bobl sy’n gofalu am hyn. Nid oes neb wedi dweud eto eu bod wedi’i ddarllen.",
      read: (who, when) => (
        <>
          Darllenodd {who} ef am {when}, a bydd yn cysylltu â chi.
        </>
      ),
    },
    claims: {
      title: "A ddigwyddodd hyn?",
      wrote:
        "Ysgrifennodd rywun hyn amdanoch. Dim ond ar ôl i chi ddweud ei fod yn wir y mae’n cyfrif. Nid oes rhaid i chi ateb.",
      later:
        "Mae’r hyn a ysgrifennir tra bo pobl yn dal i ateb penderfyniad yn dod yma dim ond pan fydd wedi’i benderfynu. Cyn hynny, byddai’n datgelu sut maent yn ateb.",
      says: (who, what) => `Mae ${who} yn dweud hyn: ${what}.`,
      see: "Gweld beth mae’n ei ddweud",
      list: "yr hyn a ddywedwyd amdanoch",
    },
    offered: {
      title: "Cynigir hyn i chi",
      sayAsYouLike:
        "Dywedwch ie neu na, fel y mynnoch. Beth bynnag a ddywedwch, nid oes dim arall yn newid.",
    },
  },
});
