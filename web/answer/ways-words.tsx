import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What the pages say on which somebody takes part in another way than by answering alone. */
export const waysWords = inEach({
  en: {
    another: (title: string) => `Another way: ${title}`,
    back: "Back to the question",
    heading: "Another way to take part",
    fine: "Whatever you choose here is fine. Nobody loses anything by it.",
    helps: "Somebody helps me answer",
    tell: "Tell your answer to somebody in the group or to the person who runs it: face to face, by phone, by letter. They write it down from their own sign-in. Never give them your link.",
    thenAsked: "You are then asked: “Is this what you said?” Only your yes makes it fully yours.",
    iHelp: "I am helping somebody else to answer",
    gain: "I gain or lose by this",
    gainText:
      "Would you, your family or your work gain or lose by this decision? Then you should not decide it. You stay in the group for everything else.",
    whatAbout: "What is it about?",
    recuse: "I should not decide this part",
    need: "I need something first",
    needText: "Large print, easy read, an interpreter, travel, a quiet room: whatever you need.",
    whatNeed: "What do you need?",
    tellCoordinator: "Tell the coordinator",
    sayNeed: "Say what you need",
    standIn: "Somebody stands in for me",
    standsInUntil: (name: string, day: string) => `${name} stands in for you until ${day}.`,
    endNow: "End this now",
    anotherCan:
      "Another person with lived experience in this group can answer for you, until a day you choose.",
    who: "Who?",
    untilWhen: "Until when?",
    untilHint: "At most 3 months from now. For example, 4 12 2026 or 4 Dec 2026",
    let: "Let them answer for me",
    lastDay: "Write the last day, like 4 12 2026",
    chooseWho: "Choose who stands in for you",
    leave: "Leave this run",
    leaveText:
      "You can leave at any time, and you do not have to say why. It changes nothing about your care, your pay for work you have done, or other groups. What you said before stays on record, but is not counted any more.",
    iLeave: "I want to leave",
    sure: "Are you sure? If you want to come back later, the coordinator can add you again.",
    yesLeave: "Yes, I leave this run",
    needAndStandIn: "What you need, and who stands in",
    done: {
      need: "Thank you for telling us. This cannot be decided until what you need is there.",
      recuse: "Thank you for saying so. You are not asked about this part any more.",
      delegate: "Done. The person who stands in for you can answer now, and you still can too.",
      "end-delegation": "Done. Nobody stands in for you now.",
    },
    help: {
      title: "Help somebody answer",
      lead: "Use their words, not yours. Read it back to them before you send it.",
      later: "They are asked to check it later. Until then the record says that you wrote it down.",
      whose: "Whose answer is it?",
      look: "Look for them",
      list: "those who are asked",
      before: "The people before",
      more: "More people",
      erased:
        "Nobody can reach a member whose data were erased. On the page “People” a programme manager can take “Decides” from them. Then nobody waits for them.",
    },
    confirm: {
      title: "Is this what you said?",
      wrote: (name: string, when: Child, said: Child) => (
        <>
          {name} wrote down at {when} that you said: {said}
        </>
      ),
      right: "Yes, that is right",
      notRight: "No, that is not right",
      whatNot: "What is not right?",
      takeOut: "Take this answer out",
      notMine: "I did not give this answer",
      whatHappened: "What happened?",
    },
  },
  cy: {
    another: (title) => `Ffordd arall: ${title}`,
    back: "Yn ôl i’r cwestiwn",
    heading: "Ffordd arall o gymryd rhan",
    fine: "Mae beth bynnag a ddewiswch yma yn iawn. Nid oes neb yn colli dim o’i herwydd.",
    helps: "Mae rhywun yn fy helpu i ateb",
    tell: "Rhowch eich ateb i rywun yn y grŵp neu i’r person sy’n ei redeg: wyneb yn wyneb, dros y ffôn, drwy lythyr. Maent yn ei ysgrifennu ar ôl mewngofnodi fel nhw eu hunain. Peidiwch byth â rhoi eich dolen iddynt.",
    thenAsked:
      "Yna gofynnir i chi: “Ai dyma a ddywedoch?” Dim ond eich cadarnhad chi sy’n ei wneud yn gwbl eiddo i chi.",
    iHelp: "Rwy’n helpu rhywun arall i ateb",
    gain: "Rwy’n ennill neu’n colli oherwydd hyn",
    gainText:
      "A fyddech chi, eich teulu neu eich gwaith yn ennill neu’n colli oherwydd y penderfyniad hwn? Yna ni ddylech benderfynu arno. Rydych yn aros yn y grŵp ar gyfer popeth arall.",
    whatAbout: "Am beth mae hyn?",
    recuse: "Ni ddylwn benderfynu ar y rhan hon",
    need: "Mae angen rhywbeth arnaf yn gyntaf",
    needText:
      "Print bras, fersiwn hawdd ei ddarllen, cyfieithydd, teithio, ystafell dawel: beth bynnag sydd ei angen arnoch.",
    whatNeed: "Beth sydd ei angen arnoch?",
    tellCoordinator: "Dweud wrth y cydlynydd",
    sayNeed: "Dywedwch beth sydd ei angen arnoch",
    standIn: "Mae rhywun yn ateb ar fy rhan",
    standsInUntil: (name, day) => `Mae ${name} yn ateb ar eich rhan tan ${day}.`,
    endNow: "Dod â hyn i ben nawr",
    anotherCan:
      "Gall person arall â phrofiad bywyd yn y grŵp hwn ateb ar eich rhan, tan ddiwrnod a ddewiswch chi.",
    who: "Pwy?",
    untilWhen: "Tan pryd?",
    untilHint: "Hyd at 3 mis o nawr. Er enghraifft, 4 12 2026 neu 4 Rhag 2026",
    let: "Gadael iddynt ateb ar fy rhan",
    lastDay: "Ysgrifennwch y diwrnod olaf, fel 4 12 2026",
    chooseWho: "Dewiswch pwy sy’n ateb ar eich rhan",
    leave: "Gadael y prosiect hwn",
    leaveText:
      "Gallwch adael ar unrhyw adeg, ac nid oes rhaid i chi ddweud pam. Nid yw’n newid dim am eich gofal, eich tâl am waith a wnaethoch, na grwpiau eraill. Mae’r hyn a ddywedoch o’r blaen yn aros ar gofnod, ond nid yw’n cael ei gyfrif mwyach.",
    iLeave: "Rwyf am adael",
    sure: "Ydych chi’n siŵr? Os byddwch am ddod yn ôl yn nes ymlaen, gall y cydlynydd eich ychwanegu eto.",
    yesLeave: "Ydw, rwy’n gadael y prosiect hwn",
    needAndStandIn: "Beth sydd ei angen arnoch, a phwy sy’n ateb ar eich rhan",
    done: {
      need: "Diolch am ddweud wrthym. Ni ellir penderfynu ar hyn nes bod yr hyn sydd ei angen arnoch yno.",
      recuse: "Diolch am ddweud hynny. Ni ofynnir i chi am y rhan hon mwyach.",
      delegate:
        "Wedi’i wneud. Gall y person sy’n ateb ar eich rhan ateb nawr, a gallwch chithau o hyd hefyd.",
      "end-delegation": "Wedi’i wneud. Nid oes neb yn ateb ar eich rhan nawr.",
    },
    help: {
      title: "Helpu rhywun i ateb",
      lead: "Defnyddiwch eu geiriau nhw, nid eich rhai chi. Darllenwch ef yn ôl iddynt cyn i chi ei anfon.",
      later:
        "Gofynnir iddynt edrych arno yn nes ymlaen. Tan hynny mae’r cofnod yn dweud mai chi a’i hysgrifennodd.",
      whose: "Ateb pwy ydyw?",
      look: "Chwilio amdanynt",
      list: "y rhai y gofynnir iddynt",
      before: "Y bobl flaenorol",
      more: "Rhagor o bobl",
      erased:
        "Ni all neb gyrraedd aelod y cafodd ei ddata eu dileu. Ar y dudalen “People” gall rheolwr rhaglen dynnu “Decides” oddi arnynt. Yna nid oes neb yn aros amdanynt.",
    },
    confirm: {
      title: "Ai dyma a ddywedoch?",
      wrote: (name, when, said) => (
        <>
          Ysgrifennodd {name} am {when} mai eich ateb chi oedd: {said}
        </>
      ),
      right: "Ie, mae hynny’n iawn",
      notRight: "Na, nid yw hynny’n iawn",
      whatNot: "Beth sydd ddim yn iawn?",
      takeOut: "Tynnu’r ateb hwn allan",
      notMine: "Nid fi a roddodd yr ateb hwn",
      whatHappened: "Beth ddigwyddodd?",
    },
  },
});
