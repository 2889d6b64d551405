import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What the pages say on which people see who can act, and who could. */
export const powersWords = inEach({
  en: {
    title: "Who can act, and as whom",
    back: "Your details",
    lead: "Each change here is in the record, with who made it. Nobody can take it out again.",
    timeline: "Who had which power, from when to when",
    seeAll: "Who can see all runs",
    seeAllText:
      "Administrators and programme managers steer runs. Auditors read them. None of them can answer for you.",
    holder: (who: string, role: string, when: Child, by: string) => (
      <>
        {who}: {role}, since {when}. Given by {by}.
      </>
    ),
    program: (id: string) => `A program (${id})`,
    before: "Those before",
    more: "More of them",
    all: "All changes",
    aboutYou: "About you",
    notYou:
      "Did somebody else do one of these in your name, and you do not know why? Tell your coordinator, or an administrator.",
    none: "Nothing yet.",
    by: (who: string, when: Child) => (
      <>
        By {who}, {when}.
      </>
    ),
    changes: "changes",
    operator: "whoever runs the server",
    person: (id: string) => `Person ${id}`,
    roles: {
      administrator: "administrator",
      "programme-manager": "programme manager",
      "pwle-approver": "person who signs off",
      member: "member",
      auditor: "auditor",
    },
    fresh: {
      title: "New, and not counted yet",
      address: (when: Child) => <>Your email address was changed, {when}.</>,
      passkey: (when: Child) => <>A passkey was made for you, {when}.</>,
      counts: (when: Child) => <>It counts from {when} on.</>,
      sooner: "Does it have to count sooner? Say so on a device where you were signed in before.",
      mine: "That was me",
      notMine: "That was not me: undo it and sign out everywhere",
      which: (what: string, n: number) => `${what}, ${n} on this list`,
      anAddress: "your email address",
      aPasskey: "the passkey",
    },
    held: {
      title: "Who had which power when",
      leadAll: "All roles, passkeys, addresses and programs, from when to when.",
      leadOwn: "Your roles, passkeys and addresses, from when to when.",
      order: "What began last comes first.",
      askDay: "Who could act on a day?",
      dayHint: "Leave it empty to see all.",
      show: "Show that day",
      only: (day: Child) => <>You see only what was held on {day}.</>,
      showAll: "Show all",
      none: "Nothing.",
      role: (who: string, role: string) => `${who}: ${role}`,
      passkey: (who: string, id: string) => `${who}: a passkey (${id})`,
      address: (who: string) => `${who}: an email address to sign in by`,
      voucher: (who: string) => `${who}: may vouch for people`,
      since: (when: Child, by: string) => (
        <>
          , from {when}, by {by},{" "}
        </>
      ),
      untilNow: "until now.",
      lapses: (when: Child) => <>until {when} at the latest.</>,
      ended: (when: Child, by: string) => (
        <>
          until {when}, ended by {by}.
        </>
      ),
      counts: (when: Child) => <>It counts as theirs from {when}.</>,
      newer: "Newer ones",
      older: "Older ones",
    },
  },
  cy: {
    title: "Pwy all weithredu, ac fel pwy",
    back: "Eich manylion",
    lead: "Mae pob newid yma yn y cofnod, gyda phwy a’i gwnaeth. Ni all neb ei dynnu allan eto.",
    timeline: "Pwy oedd â pha bŵer, o bryd tan bryd",
    seeAll: "Pwy all weld pob prosiect",
    seeAllText:
      "Mae gweinyddwyr a rheolwyr rhaglen yn llywio prosiectau. Mae archwilwyr yn eu darllen. Ni all yr un ohonynt ateb drosoch chi.",
    holder: (who, role, when, by) => (
      <>
        {who}: {role}, ers {when}. Rhoddwyd gan {by}.
      </>
    ),
    program: (id) => `Rhaglen gyfrifiadurol (${id})`,
    before: "Y rhai cynt",
    more: "Mwy ohonynt",
    all: "Pob newid",
    aboutYou: "Amdanoch chi",
    notYou:
      "A wnaeth rhywun arall un o’r rhain yn eich enw chi, heb i chi wybod pam? Dywedwch wrth eich cydlynydd, neu wrth weinyddwr.",
    none: "Dim byd eto.",
    by: (who, when) => (
      <>
        Gan {who}, {when}.
      </>
    ),
    changes: "newidiadau",
    operator: "pwy bynnag sy’n rhedeg y gweinydd",
    person: (id) => `Unigolyn ${id}`,
    roles: {
      administrator: "gweinyddwr",
      "programme-manager": "rheolwr rhaglen",
      "pwle-approver": "rhywun sy’n cymeradwyo",
      member: "aelod",
      auditor: "archwiliwr",
    },
    fresh: {
      title: "Newydd, a heb ei gyfrif eto",
      address: (when) => <>Newidiwyd eich cyfeiriad e-bost, {when}.</>,
      passkey: (when) => <>Gwnaed allwedd mynediad i chi, {when}.</>,
      counts: (when) => <>Mae’n cyfrif o {when} ymlaen.</>,
      sooner:
        "A oes rhaid iddo gyfrif yn gynt? Dywedwch hynny ar ddyfais lle’r oeddech wedi mewngofnodi o’r blaen.",
      mine: "Fi oedd hwnnw",
      notMine: "Nid fi oedd hwnnw: dadwneud hyn ac allgofnodi ym mhobman",
      which: (what, n) => `${what}, rhif ${n} ar y rhestr hon`,
      anAddress: "eich cyfeiriad e-bost",
      aPasskey: "yr allwedd mynediad",
    },
    held: {
      title: "Pwy oedd â pha bŵer, a phryd",
      leadAll: "Pob rôl, allwedd mynediad, cyfeiriad a rhaglen gyfrifiadurol, o bryd tan bryd.",
      leadOwn: "Eich rolau, eich allweddi mynediad a’ch cyfeiriadau, o bryd tan bryd.",
      order: "Daw’r hyn a ddechreuodd olaf yn gyntaf.",
      askDay: "Pwy allai weithredu ar ddiwrnod?",
      dayHint: "Gadewch yn wag i weld y cyfan.",
      show: "Dangos y diwrnod hwnnw",
      only: (day) => <>Dim ond yr hyn a oedd gan bobl ar {day} a welwch.</>,
      showAll: "Dangos y cyfan",
      none: "Dim byd.",
      role: (who, role) => `${who} – ${role}`,
      passkey: (who, id) => `${who}: allwedd mynediad (${id})`,
      address: (who) => `${who}: cyfeiriad e-bost i fewngofnodi ag ef`,
      voucher: (who) => `${who}: yn cael tystio dros bobl`,
      since: (when, by) => (
        <>
          , o {when}, gan {by},{" "}
        </>
      ),
      untilNow: "hyd yn hyn.",
      lapses: (when) => <>tan {when} fan bellaf.</>,
      ended: (when, by) => (
        <>
          tan {when}, daeth i ben gan {by}.
        </>
      ),
      counts: (when) => <>Mae’n cyfrif fel eu heiddo nhw o {when}.</>,
      newer: "Rhai mwy newydd",
      older: "Rhai hŷn",
    },
  },
});
