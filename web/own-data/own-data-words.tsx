import type { Child } from "hono/jsx";
import { counted } from "../../domain/counted-words.ts";
import { inEach } from "../../domain/language.ts";

/** What the page says on which somebody sees what is kept about them, and ends it. */
export const ownDataWords = inEach({
  en: {
    title: "Your data and passkeys",
    back: "Your details",
    done: {
      passkey: "Your passkey is kept. When you answer, you can sign with it.",
      removed: "The passkey is removed. What you signed with it stays signed.",
      erased: "It is erased. The record says that something was, and not what.",
    },
    held: "What we keep about you",
    heldText:
      "We keep your name and addresses, and what you or others wrote about you. The record itself holds none of it. So all of it can go, at any time, and nobody asks you why.",
    copy: "Take a copy along",
    texts: (n: number) =>
      counted(n, "en", {
        one: "One text of yours or about you",
        other: "# texts of yours or about you",
      }),
    eraseThis: "Erase this",
    eraseAll: "Erase everything",
    eraseText:
      "Your name, your addresses and all your texts go for good. You leave all your runs and cannot sign in any more. Your answers stay counted, without your name.",
    areYouSure: "Are you sure?",
    yesErase: "Yes, erase everything about me",
    leave: "Leave, and keep your name in the history",
    leaveText:
      "You leave all your runs and cannot sign in any more. Your email address, phone number and passkeys go. Your name stays beside what you said and decided.",
    wantLeave: "Do you want to leave?",
    yesLeave: "Yes, end my account",
    leaveButton: "Leave",
    passkeys: "Your passkeys",
    passkeysText:
      "A passkey is the lock of your phone or computer. What you sign with it is yours: nobody else can make it up, not even the people who run this site.",
    since: (when: Child) => <>A passkey, since {when}</>,
    isNew: (when: Child) => (
      <>
        It is new. Until {when} what you sign with it counts as being signed in. After that it
        counts as your signature.
      </>
    ),
    remove: "Remove this passkey",
    onList: (n: number) => `${n} on this list`,
    lost: "Did you lose the phone or computer? Remove its passkey. What you signed with it stays signed.",
    make: "Make a passkey",
    makeAnother: "Make another passkey",
    notMade: "No passkey was made. You can try again.",
    needsScript: "This needs JavaScript. Without a passkey you can do everything else.",
    tickLeave: "Tick the box if you want to leave",
    tickSure: "Tick the box if you are sure",
    tryAgain: "No passkey was made. Please try again.",
  },
  cy: {
    title: "Eich data ac allweddi mynediad",
    back: "Eich manylion",
    done: {
      passkey: "Mae eich allwedd mynediad wedi’i chadw. Pan fyddwch yn ateb, gallwch lofnodi â hi.",
      removed:
        "Mae’r allwedd mynediad wedi’i thynnu. Mae’r hyn a lofnodoch â hi yn aros wedi’i lofnodi.",
      erased: "Mae wedi’i ddileu. Mae’r cofnod yn dweud bod rhywbeth wedi’i ddileu, ac nid beth.",
    },
    held: "Yr hyn rydym yn ei gadw amdanoch",
    heldText:
      "Rydym yn cadw eich enw a’ch cyfeiriadau, a’r hyn a ysgrifennoch chi neu eraill amdanoch. Nid yw’r cofnod ei hun yn dal dim ohono. Felly gall y cyfan fynd, ar unrhyw adeg, ac nid oes neb yn gofyn pam.",
    copy: "Mynd â chopi gyda chi",
    texts: (n) =>
      counted(n, "cy", {
        one: "Un testun gennych chi neu amdanoch",
        two: "# destun gennych chi neu amdanoch",
        other: "# testun gennych chi neu amdanoch",
      }),
    eraseThis: "Dileu hwn",
    eraseAll: "Dileu popeth",
    eraseText:
      "Mae eich enw, eich cyfeiriadau a’ch holl destunau yn mynd am byth. Rydych yn gadael eich holl brosiectau ac ni allwch fewngofnodi mwyach. Mae eich atebion yn dal i gael eu cyfrif, heb eich enw.",
    areYouSure: "Ydych chi’n siŵr?",
    yesErase: "Ydw, dilëwch bopeth amdanaf",
    leave: "Gadael, a chadw eich enw yn yr hanes",
    leaveText:
      "Rydych yn gadael eich holl brosiectau ac ni allwch fewngofnodi mwyach. Mae eich cyfeiriad e-bost, eich rhif ffôn a’ch allweddi mynediad yn mynd. Mae eich enw yn aros wrth yr hyn a ddywedoch ac a benderfynoch.",
    wantLeave: "Ydych chi am adael?",
    yesLeave: "Ydw, caewch fy nghyfrif",
    leaveButton: "Gadael",
    passkeys: "Eich allweddi mynediad",
    passkeysText:
      "Allwedd mynediad yw clo eich ffôn neu eich cyfrifiadur. Chi biau’r hyn a lofnodwch â hi: ni all neb arall ei ddyfeisio, dim hyd yn oed y bobl sy’n rhedeg y wefan hon.",
    since: (when) => <>Allwedd mynediad, ers {when}</>,
    isNew: (when) => (
      <>
        Mae’n newydd. Tan {when} mae’r hyn a lofnodwch â hi yn cyfrif fel mewngofnodi. Wedi hynny
        mae’n cyfrif fel eich llofnod.
      </>
    ),
    remove: "Tynnu’r allwedd mynediad hon",
    onList: (n) => `rhif ${n} ar y rhestr hon`,
    lost: "A wnaethoch golli’r ffôn neu’r cyfrifiadur? Tynnwch ei allwedd mynediad. Mae’r hyn a lofnodoch â hi yn aros wedi’i lofnodi.",
    make: "Gwneud allwedd mynediad",
    makeAnother: "Gwneud allwedd mynediad arall",
    notMade: "Ni wnaed allwedd mynediad. Gallwch roi cynnig arall arni.",
    needsScript: "Mae angen JavaScript ar hyn. Heb allwedd mynediad gallwch wneud popeth arall.",
    tickLeave: "Ticiwch y blwch os ydych am adael",
    tickSure: "Ticiwch y blwch os ydych yn siŵr",
    tryAgain: "Ni wnaed allwedd mynediad. Rhowch gynnig arall arni.",
  },
});
