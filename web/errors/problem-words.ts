import { inEach } from "../../domain/language.ts";

type Problem = { readonly title: string; readonly text: string; readonly next: string };

/** What went wrong, what became of what was sent, and what to do now. */
export const problemWords = inEach({
  en: {
    kinds: {
      "not-found": {
        title: "We cannot find that page",
        text: "The address may have a typing mistake, or the page is only for people in that group.",
        next: "If somebody sent you a link, ask them to send it again.",
      },
      "not-allowed": {
        title: "This page is not open to you",
        text: "You are signed in, but this is for other people in the group.",
        next: "If you think you should be able to see it, ask your coordinator. You have done nothing wrong.",
      },
      malformed: {
        title: "We could not read what you sent",
        text: "Some of it did not arrive as words. Nothing was saved.",
        next: "Go back and send it again. Write it by hand if you pasted it from somewhere.",
      },
      unavailable: {
        title: "Sorry, we cannot reach the record just now",
        text: "What you sent was not saved. Nothing was lost from the record.",
        next: "Please wait a minute, then go back and try again. What you wrote should still be in the form.",
      },
      damaged: {
        title: "Sorry, part of this record cannot be read",
        text: "It was not your fault, and nothing that you sent was saved. What was recorded before is kept.",
        next: "The people who run this service have been told. You can go on with everything else.",
      },
      broken: {
        title: "Sorry, something went wrong on our side",
        text: "It was not your fault. We do not know if what you sent was saved.",
        next: "Go to your home page and look there before you send it again.",
      },
      "wrong-address": {
        title: "Please open this site at its own address",
        text: "What you sent was not saved. This page was opened at another address than the one that people use.",
        next: "Go back and copy what you wrote. Then open the address below and send it from there.",
      },
      "too-large": {
        title: "That is too long for us to take in one go",
        text: "What you sent was not saved.",
        next: "Go back, make it shorter, and send it again.",
      },
    } satisfies { readonly [kind: string]: Problem },
    signedInAs: "This device is signed in as",
    somebodyElse: "Are you somebody else?",
    signInAsYourself: "Sign in as yourself",
    goTo: (address: string) => `Go to ${address}`,
    goHome: "Go to your home page",
    wait: "Please wait a little",
    manyTries: "There were many tries from here in a short time.",
    tryAgain: (minutes: number) =>
      `Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}. Nothing is wrong with your account.`,
  },
  cy: {
    kinds: {
      "not-found": {
        title: "Ni allwn ddod o hyd i’r dudalen honno",
        text: "Efallai fod camgymeriad teipio yn y cyfeiriad, neu fod y dudalen ar gyfer pobl yn y grŵp hwnnw yn unig.",
        next: "Os anfonodd rhywun ddolen atoch, gofynnwch iddynt ei hanfon eto.",
      },
      "not-allowed": {
        title: "Nid yw’r dudalen hon ar agor i chi",
        text: "Rydych wedi mewngofnodi, ond mae hon ar gyfer pobl eraill yn y grŵp.",
        next: "Os ydych yn meddwl y dylech allu ei gweld, gofynnwch i’ch cydlynydd. Nid ydych wedi gwneud dim o’i le.",
      },
      malformed: {
        title: "Ni allem ddarllen yr hyn a anfonoch",
        text: "Ni chyrhaeddodd rhan ohono fel geiriau. Ni chafodd dim ei gadw.",
        next: "Ewch yn ôl a’i anfon eto. Ysgrifennwch ef eich hun os gwnaethoch ei ludo o rywle.",
      },
      unavailable: {
        title: "Mae’n ddrwg gennym, ni allwn gyrraedd y cofnod ar hyn o bryd",
        text: "Ni chafodd yr hyn a anfonoch ei gadw. Ni chollwyd dim o’r cofnod.",
        next: "Arhoswch funud, yna ewch yn ôl a rhoi cynnig arall arni. Dylai’r hyn a ysgrifennoch fod yn y ffurflen o hyd.",
      },
      damaged: {
        title: "Mae’n ddrwg gennym, ni ellir darllen rhan o’r cofnod hwn",
        text: "Nid eich bai chi oedd hyn, ac ni chafodd dim a anfonoch ei gadw. Mae’r hyn a gofnodwyd o’r blaen yn ddiogel.",
        next: "Mae’r bobl sy’n rhedeg y gwasanaeth hwn yn gwybod. Gallwch fynd ymlaen â phopeth arall.",
      },
      broken: {
        title: "Mae’n ddrwg gennym, aeth rhywbeth o’i le ar ein hochr ni",
        text: "Nid eich bai chi oedd hyn. Nid ydym yn gwybod a gafodd yr hyn a anfonoch ei gadw.",
        next: "Ewch i’ch tudalen hafan ac edrych yno cyn i chi ei anfon eto.",
      },
      "wrong-address": {
        title: "Agorwch y wefan hon yn ei chyfeiriad ei hun",
        text: "Ni chafodd yr hyn a anfonoch ei gadw. Agorwyd y dudalen hon mewn cyfeiriad gwahanol i’r un y mae pobl yn ei ddefnyddio.",
        next: "Ewch yn ôl a chopïo’r hyn a ysgrifennoch. Yna agorwch y cyfeiriad isod a’i anfon o’r fan honno.",
      },
      "too-large": {
        title: "Mae hynny’n rhy hir i ni ei dderbyn ar unwaith",
        text: "Ni chafodd yr hyn a anfonoch ei gadw.",
        next: "Ewch yn ôl, gwnewch ef yn fyrrach, a’i anfon eto.",
      },
    },
    signedInAs: "Mae’r ddyfais hon wedi’i mewngofnodi fel",
    somebodyElse: "Ai rhywun arall ydych chi?",
    signInAsYourself: "Mewngofnodwch fel chi eich hun",
    goTo: (address) => `Mynd i ${address}`,
    goHome: "Mynd i’ch tudalen hafan",
    wait: "Arhoswch ychydig",
    manyTries: "Bu llawer o geisiadau o’r fan hon mewn amser byr.",
    tryAgain: (minutes) =>
      `Rhowch gynnig arall arni mewn ${minutes === 1 ? "munud" : `${minutes} munud`}. Nid oes dim o’i le ar eich cyfrif.`,
  },
});
