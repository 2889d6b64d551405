import type { Child } from "hono/jsx";
import { counted } from "../../domain/counted-words.ts";
import type { Side } from "../../domain/template.ts";
import { inEach } from "../../domain/language.ts";

const people = {
  en: (n: number) => counted(n, "en", { one: "# person", other: "# people" }),
  cy: (n: number) => counted(n, "cy", { one: "# person", two: "# berson", other: "# o bobl" }),
};

const sides: {
  readonly en: Readonly<Record<Side, string>>;
  readonly cy: Readonly<Record<Side, string>>;
} = {
  en: {
    pwle: "Of the people with lived experience",
    staff: "Of the members of staff",
    leadership: "Of the people from leadership",
    partner: "Of the partners",
    stakeholder: "Of the other people with a stake",
  },
  cy: {
    pwle: "O’r bobl â phrofiad bywyd",
    staff: "O’r aelodau staff",
    leadership: "O’r bobl o’r arweinyddiaeth",
    partner: "O’r partneriaid",
    stakeholder: "O’r bobl eraill y mae hyn yn effeithio arnynt",
  },
};

/** What the receipt of an answer says. */
export const receiptWords = inEach({
  en: {
    title: "Your answer is on record",
    thanks: "Thank you. Your answer is on record.",
    thanksFor: (name: string) => `Thank you. ${name}’s answer is on record.`,
    run: "Run",
    about: "About",
    version: (number: number) => `, version ${number}`,
    answerOf: "Answer of",
    when: "When",
    sure: "How sure we are",
    numbers: "Numbers for checking",
    anybody:
      "With these, anybody can check that this answer is in the record and was never changed.",
    event: "Event",
    eventNumber: (number: number) => `, event ${number}`,
    leaf: "Leaf hash",
    place: "Place in the log",
    entering: "It is being entered. Look again in a moment.",
    keep: (file: (text: string) => Child, check: (text: string) => Child) => (
      <>
        {file("Keep the receipt as a file")}, and {check("check it yourself")}, now or in years,
        without signing in. If we have an email address, the file comes by mail too.
      </>
    ),
    next: "What happens next",
    undoUntil:
      "Was it a slip, or do you think differently now? You can undo it until the decision is made. The answer that you take back stays on record, marked as changed.",
    closed: "The decision is made, so this cannot be changed any more.",
    paused: "The run is paused. You can change it when the run starts again.",
    notNow: "It cannot be changed just now.",
    home: "Go to your home page",
    undo: "Undo it, and answer again",
    print: "Print this page",
    question: "See the question",
    after: {
      objected:
        "This cannot go ahead until somebody has talked with you, or you agree to a new version. Whoever looks after this, and has no vote on it, can see what you wrote.",
      voted: "Your vote counts when everybody has voted.",
      time: "The clock has stopped for everybody. Whoever looks after this, and has no vote on it, knows and will get in touch with you.",
      back: "You are not counted for or against. Nobody will ask you why.",
      changes:
        "Nobody sees what you asked for until the decision is made. After that the group has to answer it before this step can end.",
      yes: "The group goes on when enough people have said yes.",
      other: "The group goes on when enough people have answered.",
    },
  },
  cy: {
    title: "Mae eich ateb ar gofnod",
    thanks: "Diolch. Mae eich ateb ar gofnod.",
    thanksFor: (name) => `Diolch. Mae ateb ${name} ar gofnod.`,
    run: "Prosiect",
    about: "Ynghylch",
    version: (number) => `, fersiwn ${number}`,
    answerOf: "Ateb gan",
    when: "Pryd",
    sure: "Pa mor sicr ydym ni",
    numbers: "Rhifau ar gyfer gwirio",
    anybody:
      "Gyda’r rhain, gall unrhyw un wirio bod yr ateb hwn yn y cofnod ac na chafodd erioed ei newid.",
    event: "Digwyddiad",
    eventNumber: (number) => `, digwyddiad ${number}`,
    leaf: "Hash y ddeilen",
    place: "Lle yn y log",
    entering: "Mae’n cael ei gofnodi. Edrychwch eto mewn eiliad.",
    keep: (file, check) => (
      <>
        {file("Cadwch y dderbynneb fel ffeil")}, a {check("gwiriwch hi eich hun")}, nawr neu ymhen
        blynyddoedd, heb fewngofnodi. Os oes gennym gyfeiriad e-bost, mae’r ffeil yn dod drwy’r
        e-bost hefyd.
      </>
    ),
    next: "Beth sy’n digwydd nesaf",
    undoUntil:
      "Ai camgymeriad oedd hwn, neu ydych chi’n meddwl yn wahanol nawr? Gallwch ei ddadwneud nes bod y penderfyniad wedi’i wneud. Mae’r ateb a dynnwch yn ôl yn aros ar gofnod, wedi’i farcio fel un sydd wedi newid.",
    closed: "Mae’r penderfyniad wedi’i wneud, felly ni ellir newid hwn mwyach.",
    paused: "Mae’r prosiect wedi’i oedi. Gallwch ei newid pan fydd y prosiect yn ailddechrau.",
    notNow: "Ni ellir ei newid ar hyn o bryd.",
    home: "Mynd i’ch tudalen hafan",
    undo: "Ei ddadwneud, ac ateb eto",
    print: "Argraffu’r dudalen hon",
    question: "Gweld y cwestiwn",
    after: {
      objected:
        "Ni all hyn fynd yn ei flaen nes bod rhywun wedi siarad â chi, neu eich bod yn cytuno â fersiwn newydd. Gall pwy bynnag sy’n gofalu am hyn, ac sydd heb bleidlais arno, weld yr hyn a ysgrifennoch.",
      voted: "Mae eich pleidlais yn cyfrif pan fydd pawb wedi pleidleisio.",
      time: "Mae’r cloc wedi stopio i bawb. Mae pwy bynnag sy’n gofalu am hyn, ac sydd heb bleidlais arno, yn gwybod ac yn mynd i gysylltu â chi.",
      back: "Nid ydych yn cael eich cyfrif o blaid nac yn erbyn. Ni fydd neb yn gofyn pam.",
      changes:
        "Nid oes neb yn gweld yr hyn y gofynnoch amdano nes bod y penderfyniad wedi’i wneud. Wedyn mae’n rhaid i’r grŵp ei ateb cyn y gall y cam hwn ddod i ben.",
      yes: "Mae’r grŵp yn mynd ymlaen pan fydd digon o bobl wedi cytuno.",
      other: "Mae’r grŵp yn mynd ymlaen pan fydd digon o bobl wedi ateb.",
    },
  },
});

/** Why there is nothing to answer just now, and what people said when it was decided. */
export const closedWords = inEach({
  en: {
    reasons: {
      "unknown-member": "You are not in this group, so you are not asked. You can read it.",
      "member-withdrew": "You left this run. You can still read this.",
      "member-lost":
        "Others wrote down that you are gone. You can say that you are here, on this run’s page of people.",
      "launcher-cannot-answer": "You started this run, so you do not decide about it.",
      "author-cannot-answer": "You wrote some of this, so other people decide about it.",
      "asker-cannot-answer": "You asked the others about this, so you do not decide about it.",
      "asked-next-time":
        "You were not in the group’s decision yet when people were asked. You will be when they are asked again.",
      recused: "You said that you gain or lose by this, so you do not decide about it.",
    },
    other: "You are in this group, but you are not one of the people who decide about this part.",
    paused: "This run is paused",
    pausedUntil: "You can answer when it starts again. You will have as much time as before.",
    notAsked: "You are not asked to answer this one",
    thanks: "Thank you for saying so.",
    overridden: "This went ahead without the group’s agreement",
    passed: "The group agreed to this",
    refused: "The group said no to this",
    decided: (at: Child) => <>It was decided at {at}. Answers cannot be changed any more.</>,
    decidedBefore: "It was decided. Answers cannot be changed any more.",
    people: people.en,
    answered: (n: number, of: number) => `${n} of ${people.en(of)} answered.`,
    hidden: "What they said is hidden until the decision is made.",
    fewAnswered: "So few people answered that we do not show who said what.",
    sides: sides.en,
  },
  cy: {
    reasons: {
      "unknown-member": "Nid ydych yn y grŵp hwn, felly ni ofynnir i chi. Gallwch ei ddarllen.",
      "member-withdrew": "Rydych wedi gadael y prosiect hwn. Gallwch ddarllen hwn o hyd.",
      "member-lost":
        "Ysgrifennodd eraill eich bod wedi mynd. Gallwch ddweud eich bod yma, ar dudalen pobl y prosiect hwn.",
      "launcher-cannot-answer":
        "Chi a ddechreuodd y prosiect hwn, felly nid ydych yn penderfynu arno.",
      "author-cannot-answer":
        "Chi a ysgrifennodd rywfaint o hwn, felly pobl eraill sy’n penderfynu arno.",
      "asker-cannot-answer":
        "Chi a ofynnodd i’r lleill am hyn, felly nid ydych yn penderfynu arno.",
      "asked-next-time":
        "Nid oeddech yn rhan o benderfyniad y grŵp eto pan ofynnwyd i bobl. Byddwch pan ofynnir iddynt eto.",
      recused:
        "Dywedoch eich bod yn ennill neu’n colli oherwydd hyn, felly nid ydych yn penderfynu arno.",
    },
    other: "Rydych yn y grŵp hwn, ond nid chi yw un o’r bobl sy’n penderfynu ar y rhan hon.",
    paused: "Mae’r prosiect hwn wedi’i oedi",
    pausedUntil: "Gallwch ateb pan fydd yn ailddechrau. Bydd gennych gymaint o amser ag o’r blaen.",
    notAsked: "Ni ofynnir i chi ateb hwn",
    thanks: "Diolch am ddweud hynny.",
    overridden: "Aeth hyn yn ei flaen heb gytundeb y grŵp",
    passed: "Cytunodd y grŵp â hyn",
    refused: "Ni chytunodd y grŵp â hyn",
    decided: (at) => <>Penderfynwyd am {at}. Ni ellir newid atebion mwyach.</>,
    decidedBefore: "Mae wedi’i benderfynu. Ni ellir newid atebion mwyach.",
    people: people.cy,
    answered: (n, of) => `Atebodd ${n} o blith ${people.cy(of)}.`,
    hidden: "Mae’r hyn a ddywedwyd wedi’i guddio nes bod y penderfyniad wedi’i wneud.",
    fewAnswered: "Mae cyn lleied o bobl wedi ateb fel nad ydym yn dangos pwy ddywedodd beth.",
    sides: sides.cy,
  },
});
