import type { Child } from "hono/jsx";
import { CODE_MINUTES } from "../../api/auth/sign-in-codes.ts";
import { inEach } from "../../domain/language.ts";

/** What the pages say by which people get in. */
export const signInWords = inEach({
  en: {
    signIn: "Sign in",
    signedOut: "You are signed out. Words you had not sent are gone from this device.",
    noPassword: "You do not need a password. We send a link and a code to your email.",
    email: "Your email address",
    emailHint: "Use the one that your group knows you by.",
    emailWrong: "Write an email address, like sam@example.org",
    sendLink: "Send me a link",
    haveCode: "I have a code",
    noEmail:
      "No email, or it is hard to use? Ask the person who invited you. They can give you a link another way, or write down your answer for you.",
    alreadyIn: "Somebody is signed in here already",
    isThatYou: (name: Child, home: (text: string) => Child) => (
      <>
        This device is signed in as {name}. Is that you? Then {home("go to your home page")}. If
        not, go on here: signing in as yourself signs them out.
      </>
    ),
    nearlyIn: "You are nearly in",
    linkIsFor: (name: Child) => (
      <>This link is for {name}. Press the button to sign in on this device.</>
    ),
    otherIn: "Somebody else is signed in here",
    signsThemOut: (name: Child) => (
      <>This device is signed in as {name}. The button signs them out.</>
    ),
    notYou:
      "Are you somebody else? Do not press it. Ask for a link of your own. Is this a shared phone or computer? Sign out when you are done. The button is at the top of every page.",
    linkEnded: "This link does not work any more",
    worksOnce:
      "Each link works once, and only for some hours. A newer link ends the older ones. That keeps you safe.",
    setUpAgain: "Ask the person who runs the server to start it again. It shows a new link.",
    newLink: "Send me a new link",
    typeCode: "Type your code",
    yourCode: "Your code",
    codeHint: "Six numbers. Spaces between them do not matter.",
    codeWrong: "That code does not work. Check each number, or ask for another code",
    withCode: "Sign in with the code",
    otherAddress: "Use another address",
    whereCode: "It is in the newest email from us, or on the device that showed it to you.",
    codeLasts: `A code works once, for ${CODE_MINUTES} minutes and a few tries. A newer one ends it. Was it too late?`,
    askAnother: "Ask for another",
    linkLonger: "The link in the email works for longer.",
    lookInEmail: "Look in your email",
    onItsWay: "If we know your address, an email is on its way, or there already.",
    withLink: "With the link in it",
    openEmail: "Open the email from Alongside.",
    openLink: "Open the link in it.",
    pressButton: "Press the button on the page that opens.",
    orWithCode: "Or with the code in it",
    otherDeviceMail: "Is your email on another device? Then type the code from it here.",
    notThere: "Is it not there?",
    fewMinutes: `It can take a few minutes, and it may hide in your spam folder. The link works once, for hours. The code works for ${CODE_MINUTES} minutes.`,
    lastOne:
      "If we sent you a link in the last 5 minutes, use that one. It still works, and we send no other so soon. If there are several, only the newest works.",
    shareAddress:
      "Do you share this email address with somebody? Then each of you gets an email, with your name in it. Use your own.",
    otherDevice: "Go on with another device",
    showHere: "We show you a code of six numbers here. You type it there.",
    showCode: "Show me a code",
    goOnHere: "Go on here",
    onOther: (address: Child) => <>On the other device, open {address}</>,
    writeAddress: "Write the email address that we write to you at.",
    pressHaveCode: "Press “I have a code”, and type it.",
    tellNobody: `It works once, for ${CODE_MINUTES} minutes and a few tries. Tell it to nobody: we never ask for it by phone or mail.`,
    sayAsked: "Your say is asked for",
    asks: (organisation: string, name: Child) => (
      <>
        {organisation} asks {name}.
      </>
    ),
    partOf: (run: string) => `It is part of “${run}”.`,
    readIt: "Press the button to read it. Nothing is answered until you say so there.",
    toQuestion: "Go to the question",
    forAlone: (name: Child) => (
      <>
        This link is for {name} alone. The button signs you in on this device. Is it a shared phone
        or computer? Sign out when you are done. The button is at the top of every page.
      </>
    ),
    you: "you",
    them: "them",
    doNotPress: "Is that you? Then do not press the button. You cannot answer as somebody else.",
    ownHome: "Go to your own home page",
    iHelp: (name: string) => `I help ${name}, or stand in for them`,
    questionLinkOnce:
      "Each link works once, and for some days. A newer link to the same question ends the older ones. That keeps you safe.",
    nothingLost:
      "Nothing that you said is lost. We can send you a new link, to the same email address.",
    provider: {
      title: "Do you work for the organisation?",
      text: "Then you can use your work account, and wait for no email.",
      signIn: "Sign in with your work account",
    },
    kept: {
      signedOut: "Nothing was sent: you are signed out",
      other: "Nothing was sent: somebody else is signed in now",
      still: "What you wrote is still here. Sign in, then send it from this page.",
      forAnother: (name: Child) => (
        <>
          This was written on a page that was opened for another person. This device is signed in as{" "}
          {name} now. Nobody can answer as somebody else, so nothing was recorded.
        </>
      ),
      howTo: "How to send it",
      asWriter: "Sign in as the person who wrote it",
      newPage: "(this opens a new page). Leave this page open.",
      comeBack: "Come back to this page, and press “Send it now”.",
      send: "Send it now",
      written: "What was written",
      yourself: "Did you write it yourself, for yourself?",
      copy: (home: (text: string) => Child) => (
        <>
          Then copy your words, {home("go to your home page")} and open the page again from there.
        </>
      ),
    },
  },
  cy: {
    signIn: "Mewngofnodi",
    signedOut:
      "Rydych wedi allgofnodi. Mae’r geiriau nad oeddech wedi’u hanfon wedi mynd o’r ddyfais hon.",
    noPassword: "Nid oes angen cyfrinair arnoch. Rydym yn anfon dolen a chod i’ch e-bost.",
    email: "Eich cyfeiriad e-bost",
    emailHint: "Defnyddiwch yr un y mae eich grŵp yn eich adnabod wrtho.",
    emailWrong: "Ysgrifennwch gyfeiriad e-bost, fel sam@example.org",
    sendLink: "Anfonwch ddolen ataf",
    haveCode: "Mae gen i god",
    noEmail:
      "Dim e-bost, neu’n anodd ei ddefnyddio? Gofynnwch i’r person a’ch gwahoddodd. Gall roi dolen i chi mewn ffordd arall, neu ysgrifennu eich ateb ar eich rhan.",
    alreadyIn: "Mae rhywun wedi mewngofnodi yma’n barod",
    isThatYou: (name, home) => (
      <>
        Mae’r ddyfais hon wedi’i mewngofnodi fel {name}. Ai chi yw hwn? Yna{" "}
        {home("ewch i’ch tudalen hafan")}. Os nad e, ewch ymlaen yma: bydd mewngofnodi fel chi eich
        hun yn eu hallgofnodi.
      </>
    ),
    nearlyIn: "Rydych bron â chyrraedd",
    linkIsFor: (name) => (
      <>Mae’r ddolen hon i {name}. Pwyswch y botwm i fewngofnodi ar y ddyfais hon.</>
    ),
    otherIn: "Mae rhywun arall wedi mewngofnodi yma",
    signsThemOut: (name) => (
      <>Mae’r ddyfais hon wedi’i mewngofnodi fel {name}. Bydd y botwm yn eu hallgofnodi.</>
    ),
    notYou:
      "Ai rhywun arall ydych chi? Peidiwch â’i bwyso. Gofynnwch am eich dolen eich hun. Ai ffôn neu gyfrifiadur sy’n cael ei rannu yw hwn? Allgofnodwch pan fyddwch wedi gorffen. Mae’r botwm ar frig pob tudalen.",
    linkEnded: "Nid yw’r ddolen hon yn gweithio mwyach",
    worksOnce:
      "Mae pob dolen yn gweithio unwaith, ac am rai oriau yn unig. Mae dolen newydd yn dod â’r rhai hŷn i ben. Mae hynny’n eich cadw’n ddiogel.",
    setUpAgain:
      "Gofynnwch i’r person sy’n rhedeg y gweinydd ei ailgychwyn. Bydd yn dangos dolen newydd.",
    newLink: "Anfonwch ddolen newydd ataf",
    typeCode: "Teipiwch eich cod",
    yourCode: "Eich cod",
    codeHint: "Chwe rhif. Nid yw bylchau rhyngddynt yn bwysig.",
    codeWrong: "Nid yw’r cod hwnnw’n gweithio. Edrychwch ar bob rhif, neu gofynnwch am god arall",
    withCode: "Mewngofnodi gyda’r cod",
    otherAddress: "Defnyddio cyfeiriad arall",
    whereCode: "Mae yn yr e-bost diweddaraf gennym ni, neu ar y ddyfais a’i dangosodd i chi.",
    codeLasts: `Mae cod yn gweithio unwaith, am ${CODE_MINUTES} munud ac ychydig o geisiadau. Mae un newydd yn dod ag ef i ben. A oedd yn rhy hwyr?`,
    askAnother: "Gofynnwch am un arall",
    linkLonger: "Mae’r ddolen yn yr e-bost yn gweithio’n hirach.",
    lookInEmail: "Edrychwch yn eich e-bost",
    onItsWay:
      "Os ydym yn adnabod eich cyfeiriad, mae e-bost ar ei ffordd, neu wedi cyrraedd yn barod.",
    withLink: "Gyda’r ddolen sydd ynddo",
    openEmail: "Agorwch yr e-bost gan Alongside.",
    openLink: "Agorwch y ddolen sydd ynddo.",
    pressButton: "Pwyswch y botwm ar y dudalen sy’n agor.",
    orWithCode: "Neu gyda’r cod sydd ynddo",
    otherDeviceMail: "A yw eich e-bost ar ddyfais arall? Yna teipiwch y cod ohono yma.",
    notThere: "Onid yw yno?",
    fewMinutes: `Gall gymryd ychydig funudau, ac efallai ei fod yn eich ffolder sbam. Mae’r ddolen yn gweithio unwaith, am oriau. Mae’r cod yn gweithio am ${CODE_MINUTES} munud.`,
    lastOne:
      "Os anfonwyd dolen atoch yn y 5 munud diwethaf, defnyddiwch honno. Mae’n dal i weithio, ac nid ydym yn anfon un arall mor fuan. Os oes sawl un, dim ond y ddiweddaraf sy’n gweithio.",
    shareAddress:
      "Ydych chi’n rhannu’r cyfeiriad e-bost hwn â rhywun? Yna bydd pob un ohonoch yn cael e-bost, gyda’ch enw ynddo. Defnyddiwch eich un chi.",
    otherDevice: "Ewch ymlaen gyda dyfais arall",
    showHere: "Rydym yn dangos cod o chwe rhif i chi yma. Rydych yn ei deipio yno.",
    showCode: "Dangoswch god i mi",
    goOnHere: "Ewch ymlaen yma",
    onOther: (address) => <>Ar y ddyfais arall, agorwch {address}</>,
    writeAddress: "Ysgrifennwch y cyfeiriad e-bost yr ydym yn ysgrifennu atoch arno.",
    pressHaveCode: "Pwyswch “Mae gen i god”, a’i deipio.",
    tellNobody: `Mae’n gweithio unwaith, am ${CODE_MINUTES} munud ac ychydig o geisiadau. Peidiwch â’i ddweud wrth neb: nid ydym byth yn gofyn amdano dros y ffôn na thrwy’r post.`,
    sayAsked: "Gofynnir am eich barn",
    asks: (organisation, name) => (
      <>
        Mae {organisation} yn gofyn i {name}.
      </>
    ),
    partOf: (run) => `Mae’n rhan o “${run}”.`,
    readIt: "Pwyswch y botwm i’w ddarllen. Nid oes dim yn cael ei ateb nes i chi ddweud hynny yno.",
    toQuestion: "Mynd i’r cwestiwn",
    forAlone: (name) => (
      <>
        Mae’r ddolen hon i {name} yn unig. Mae’r botwm yn eich mewngofnodi ar y ddyfais hon. Ai ffôn
        neu gyfrifiadur sy’n cael ei rannu yw hwn? Allgofnodwch pan fyddwch wedi gorffen. Mae’r
        botwm ar frig pob tudalen.
      </>
    ),
    you: "chi",
    them: "nhw",
    doNotPress: "Ai chi yw hwn? Yna peidiwch â phwyso’r botwm. Ni allwch ateb fel rhywun arall.",
    ownHome: "Mynd i’ch tudalen hafan eich hun",
    iHelp: (name) => `Rwy’n helpu ${name}, neu’n ateb ar eu rhan`,
    questionLinkOnce:
      "Mae pob dolen yn gweithio unwaith, ac am rai dyddiau. Mae dolen newydd i’r un cwestiwn yn dod â’r rhai hŷn i ben. Mae hynny’n eich cadw’n ddiogel.",
    nothingLost:
      "Ni chollwyd dim a ddywedoch. Gallwn anfon dolen newydd atoch, i’r un cyfeiriad e-bost.",
    provider: {
      title: "Ydych chi’n gweithio i’r sefydliad?",
      text: "Yna gallwch ddefnyddio eich cyfrif gwaith, heb aros am e-bost.",
      signIn: "Mewngofnodi gyda’ch cyfrif gwaith",
    },
    kept: {
      signedOut: "Ni chafodd dim ei anfon: rydych wedi allgofnodi",
      other: "Ni chafodd dim ei anfon: mae rhywun arall wedi mewngofnodi nawr",
      still: "Mae’r hyn a ysgrifennoch yn dal yma. Mewngofnodwch, yna anfonwch ef o’r dudalen hon.",
      forAnother: (name) => (
        <>
          Ysgrifennwyd hwn ar dudalen a agorwyd ar gyfer person arall. Mae’r ddyfais hon wedi’i
          mewngofnodi fel {name} nawr. Ni all neb ateb fel rhywun arall, felly ni chofnodwyd dim.
        </>
      ),
      howTo: "Sut i’w anfon",
      asWriter: "Mewngofnodwch fel y person a’i hysgrifennodd",
      newPage: "(mae hyn yn agor tudalen newydd). Gadewch y dudalen hon ar agor.",
      comeBack: "Dewch yn ôl i’r dudalen hon, a phwyswch “Anfonwch ef nawr”.",
      send: "Anfonwch ef nawr",
      written: "Yr hyn a ysgrifennwyd",
      yourself: "Ai chi eich hun a’i hysgrifennodd, i chi eich hun?",
      copy: (home) => (
        <>
          Yna copïwch eich geiriau, {home("ewch i’ch tudalen hafan")} ac agorwch y dudalen eto o’r
          fan honno.
        </>
      ),
    },
  },
});
