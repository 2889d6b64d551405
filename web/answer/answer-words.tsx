import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What the page of a question says, beside what it asks about. */
export const questionWords = inEach({
  en: {
    like: (title: string) => `${title}: which do you like best?`,
    vote: (title: string) => `${title}: yes or no?`,
    agree: (title: string) => `${title}: do you agree?`,
    clockStopped:
      "The clock has stopped, because somebody asked for more time or to talk. There is no rush.",
    late: (when: Child) => (
      <>We hoped to hear by {when}. It is not too late: you can still answer.</>
    ),
    by: (when: Child) => <>Please answer by {when}.</>,
    changed: "What changed since last time",
    asksYou: (name: Child) => <>This asks you, {name}.</>,
    onRecord: (when: Child) => (
      <>
        On record since {when}. You can change the answer until the decision is made. The old one
        stays on record, marked as changed.
      </>
    ),
    youSaid: (said: string) => `You said: ${said}`,
    theySaid: (said: string) => `They said: ${said}`,
    answeringFor: (name: string) => `You are answering for ${name}`,
    asHelper: (name: string) =>
      `Write down what ${name} says, not what you think. ${name} is asked to check it. Your name stays beside it.`,
    asStandIn: (name: string) =>
      `${name} asked you to stand in for them. Both your names stay on record.`,
    nothingHappens: "Nothing happens if you do not answer.",
    silence: "Silence is never taken as a yes.",
    toAnswer: "Go to your answer",
    asItIsNow: "All of it, as it is now",
    whatItSays: "What it says",
    changeAnswer: "Change your answer",
    yourAnswer: "Your answer",
    goOn: "Go on",
    checkFirst:
      "You can check your answer before it is sent. Nobody else sees what you say until the decision is made, except where it says so above. You can change your mind until then.",
    anotherWay: "Another way",
    ways: {
      help: "I want somebody to help me answer",
      need: "I need something first, like large print",
      conflict: "I gain or lose by this, so I should not decide it",
      standIn: "I want somebody to stand in for me",
      leave: "I want to leave this run",
    },
  },
  cy: {
    like: (title) => `${title}: pa un sydd orau gennych?`,
    vote: (title) => `${title}: ydych chi o blaid?`,
    agree: (title) => `${title}: ydych chi’n cytuno?`,
    clockStopped:
      "Mae’r cloc wedi stopio, am fod rhywun wedi gofyn am fwy o amser neu am siarad. Does dim brys.",
    late: (when) => (
      <>Roeddem yn gobeithio clywed erbyn {when}. Nid yw’n rhy hwyr: gallwch ateb o hyd.</>
    ),
    by: (when) => <>Atebwch erbyn {when}.</>,
    changed: "Beth sydd wedi newid ers y tro diwethaf",
    asksYou: (name) => <>Mae hwn yn gofyn i chi, {name}.</>,
    onRecord: (when) => (
      <>
        Ar gofnod ers {when}. Gallwch newid yr ateb nes bod y penderfyniad wedi’i wneud. Mae’r hen
        ateb yn aros ar gofnod, wedi’i farcio fel un sydd wedi newid.
      </>
    ),
    youSaid: (said) => `Eich ateb chi: ${said}`,
    theySaid: (said) => `Eu hateb nhw: ${said}`,
    answeringFor: (name) => `Rydych yn ateb ar ran ${name}`,
    asHelper: (name) =>
      `Ysgrifennwch yr hyn y mae ${name} yn ei ddweud, nid yr hyn rydych chi’n ei feddwl. Gofynnir i ${name} edrych arno. Mae eich enw chi’n aros wrth ei ochr.`,
    asStandIn: (name) =>
      `Gofynnodd ${name} i chi ateb ar eu rhan. Mae eich enwau chi’ch dau yn aros ar gofnod.`,
    nothingHappens: "Nid oes dim yn digwydd os na fyddwch yn ateb.",
    silence: "Nid yw tawelwch byth yn cyfrif fel cytuno.",
    toAnswer: "Mynd i’ch ateb",
    asItIsNow: "Y cyfan, fel y mae nawr",
    whatItSays: "Beth mae’n ei ddweud",
    changeAnswer: "Newid eich ateb",
    yourAnswer: "Eich ateb",
    goOn: "Ymlaen",
    checkFirst:
      "Gallwch edrych dros eich ateb cyn iddo gael ei anfon. Nid oes neb arall yn gweld yr hyn a ddywedwch nes bod y penderfyniad wedi’i wneud, ac eithrio lle mae’n dweud hynny uchod. Gallwch newid eich meddwl tan hynny.",
    anotherWay: "Ffordd arall",
    ways: {
      help: "Rwyf am i rywun fy helpu i ateb",
      need: "Mae angen rhywbeth arnaf yn gyntaf, fel print bras",
      conflict: "Rwy’n ennill neu’n colli oherwydd hyn, felly ni ddylwn benderfynu arno",
      standIn: "Rwyf am i rywun ateb ar fy rhan",
      leave: "Rwyf am adael y prosiect hwn",
    },
  },
});

const HEARD = {
  en: "So that they can help, my name and my words go at once to whoever looks after this. They also go to whoever can write a new version, unless they have a vote on it themselves.",
  cy: "Er mwyn iddynt allu helpu, mae fy enw a’m geiriau yn mynd ar unwaith at bwy bynnag sy’n gofalu am hyn. Maent hefyd yn mynd at bwy bynnag all ysgrifennu fersiwn newydd, oni bai fod ganddynt bleidlais arno eu hunain.",
};

/** The answers that a request takes, each with what it leads to, and what is wrong with one. */
export const choiceWords = inEach({
  en: {
    best: "1 – I like this best",
    noPlace: "No place",
    inOrder: "I put them in order",
    orderHint: "Give 1 to the one you like best. You do not have to place them all.",
    yesHint: "I agree with what it says.",
    changesHint:
      "I agree that it goes ahead, and I would like something changed. Once it is decided everybody sees my words, and the group has to answer me. If it must change before that, choose No.",
    whatChange: "What should change?",
    noHint: `I do not agree. It cannot go ahead until we have talked about it. ${HEARD.en}`,
    voteAgainst: "I vote against it.",
    whatWrong: "What is wrong, in your own words?",
    fewWords: "A few words are enough.",
    howSpoke: (name: string) => `How did you speak with ${name}?`,
    readBack: (name: string) => `Did you read it back to ${name}?`,
    readBackYes: "Yes, I read it back and they said it is right",
    whatSay: "What do you say?",
    whatTheySay: (name: string) => `What does ${name} say?`,
    timeHint: `The clock stops for everybody, and somebody gets in touch. ${HEARD.en}`,
    whatHelps: "What would help?",
    backHint: "I would rather not decide this. You do not have to say why.",
    channels: {
      "in-person": "Face to face",
      phone: "By phone",
      video: "By video call",
      letter: "By letter",
      interpreter: "With an interpreter",
    },
    chooseChannel: "Choose how you spoke with them",
    sayChange: "Say what should change",
    sayWrong: "Say what is wrong, in your own words",
    chooseOne: "Choose one answer",
    sayBest: "Say which you like best",
    notSigned:
      "Your passkey did not sign this, so nothing was recorded. Try again, or take the tick away to send it without.",
  },
  cy: {
    best: "1 – hwn sydd orau gennyf",
    noPlace: "Dim lle",
    inOrder: "Rwy’n eu rhoi mewn trefn",
    orderHint: "Rhowch 1 i’r un sydd orau gennych. Nid oes rhaid i chi roi lle i bob un.",
    yesHint: "Rwy’n cytuno â’r hyn y mae’n ei ddweud.",
    changesHint:
      "Rwy’n cytuno y dylai fynd yn ei flaen, a hoffwn i rywbeth gael ei newid. Pan fydd wedi’i benderfynu bydd pawb yn gweld fy ngeiriau, a bydd rhaid i’r grŵp fy ateb. Os oes rhaid iddo newid cyn hynny, dewiswch Nac ydw.",
    whatChange: "Beth ddylai newid?",
    noHint: `Nid wyf yn cytuno. Ni all fynd yn ei flaen nes i ni siarad amdano. ${HEARD.cy}`,
    voteAgainst: "Rwy’n pleidleisio yn ei erbyn.",
    whatWrong: "Beth sydd o’i le, yn eich geiriau eich hun?",
    fewWords: "Mae ychydig eiriau’n ddigon.",
    howSpoke: (name) => `Sut y gwnaethoch siarad â ${name}?`,
    readBack: (name) => `A wnaethoch ei ddarllen yn ôl i ${name}?`,
    readBackYes: "Do, darllenais ef yn ôl a dywedodd ei fod yn iawn",
    whatSay: "Beth yw eich ateb?",
    whatTheySay: (name) => `Beth yw ateb ${name}?`,
    timeHint: `Mae’r cloc yn stopio i bawb, a bydd rhywun yn cysylltu. ${HEARD.cy}`,
    whatHelps: "Beth fyddai’n helpu?",
    backHint: "Byddai’n well gennyf beidio â phenderfynu ar hyn. Nid oes rhaid i chi ddweud pam.",
    channels: {
      "in-person": "Wyneb yn wyneb",
      phone: "Dros y ffôn",
      video: "Ar alwad fideo",
      letter: "Drwy lythyr",
      interpreter: "Gyda chyfieithydd ar y pryd",
    },
    chooseChannel: "Dewiswch sut y gwnaethoch siarad â nhw",
    sayChange: "Dywedwch beth ddylai newid",
    sayWrong: "Dywedwch beth sydd o’i le, yn eich geiriau eich hun",
    chooseOne: "Dewiswch un ateb",
    sayBest: "Dywedwch pa un sydd orau gennych",
    notSigned:
      "Ni lofnododd eich allwedd mynediad hwn, felly ni chofnodwyd dim. Rhowch gynnig arall arni, neu tynnwch y tic i’w anfon hebddi.",
  },
});

/** The page on which an answer is read once more before it is sent. */
export const checkWords = inEach({
  en: {
    checkYours: "Check your answer",
    checkTheirs: "Check the answer",
    nothingSent: "Nothing is sent yet.",
    readOnce: "Read it once more, and change what is not right.",
    about: "About",
    version: (number: number) => `version ${number}`,
    answerOf: "Answer of",
    howSpoke: "How you spoke",
    readBack: "Read back to them",
    yes: "Yes",
    no: "No",
    answer: "Answer",
    labels: {
      "yes-with-changes": "What should change",
      no: "What is wrong",
      "more-time": "What would help",
    },
    order: "From what they like best",
    change: "Change",
    this: (label: string) => ` this: ${label}`,
    send: "Send my answer",
    record: "Record this answer",
    untilDecided: "You can change it until the decision is made.",
    signIt: "Do you want to sign it so that nobody can make up an answer of yours?",
    makePasskey: "Make a passkey first",
    sign: "Sign it yourself",
    signHint: "With your passkey nobody else, not even we, can make up an answer of yours.",
    signWith: "Sign with my passkey",
    notSigned: "It was not signed. Try again, or take the tick away and send it without.",
  },
  cy: {
    checkYours: "Edrychwch dros eich ateb",
    checkTheirs: "Edrychwch dros yr ateb",
    nothingSent: "Nid oes dim wedi’i anfon eto.",
    readOnce: "Darllenwch ef unwaith eto, a newidiwch yr hyn nad yw’n iawn.",
    about: "Ynghylch",
    version: (number) => `fersiwn ${number}`,
    answerOf: "Ateb gan",
    howSpoke: "Sut y gwnaethoch siarad",
    readBack: "Wedi’i ddarllen yn ôl",
    yes: "Do",
    no: "Naddo",
    answer: "Ateb",
    labels: {
      "yes-with-changes": "Beth ddylai newid",
      no: "Beth sydd o’i le",
      "more-time": "Beth fyddai’n helpu",
    },
    order: "Mewn trefn, y gorau yn gyntaf",
    change: "Newid",
    this: (label) => ` hwn: ${label}`,
    send: "Anfon fy ateb",
    record: "Cofnodi’r ateb hwn",
    untilDecided: "Gallwch ei newid nes bod y penderfyniad wedi’i wneud.",
    signIt: "Ydych chi am ei lofnodi fel na all neb ddyfeisio ateb ar eich rhan?",
    makePasskey: "Gwnewch allwedd mynediad yn gyntaf",
    sign: "Llofnodwch ef eich hun",
    signHint:
      "Gyda’ch allwedd mynediad ni all neb arall, na ninnau chwaith, ddyfeisio ateb ar eich rhan.",
    signWith: "Llofnodi gyda fy allwedd mynediad",
    notSigned:
      "Ni chafodd ei lofnodi. Rhowch gynnig arall arni, neu tynnwch y tic a’i anfon hebddi.",
  },
});
