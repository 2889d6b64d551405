import type { RefusalCode } from "../../domain/refusal.ts";

/**
 * Why an act was refused and how to mend it, in Welsh, by its code. In English the rules say it themselves, of the very act. A code
 * without words does not compile.
 */
export const refusalsInWelsh: Readonly<Record<RefusalCode, string>> = {
  "unknown-run": "Nid oes prosiect o’r fath. Edrychwch ar y cyfeiriad.",
  "already-launched": "Mae’r prosiect hwn wedi dechrau’n barod. Ewch ymlaen ar ei dudalen.",
  "run-finished": "Mae’r prosiect hwn wedi gorffen. Gallwch ei ddarllen o hyd.",
  "run-paused": "Mae’r prosiect hwn wedi’i oedi. Rhowch gynnig arall arni pan fydd yn ailddechrau.",
  "not-paused": "Nid yw’r prosiect hwn wedi’i oedi. Nid oes angen ei ailgychwyn.",
  "not-allowed": "Nid yw hyn i chi ei wneud. Gofynnwch i’r cydlynydd pwy all ei wneud.",
  "engine-only": "Mae’r prosiect yn gwneud hyn ohono’i hun. Nid oes angen i chi wneud dim.",
  "unknown-member": "Nid yw’r person hwn yn y grŵp. Gofynnwch i’r cydlynydd eu hychwanegu.",
  "already-member": "Mae’r person hwn yn y grŵp yn barod. Nid oes angen eu hychwanegu.",
  "member-withdrew": "Mae’r person hwn wedi gadael y prosiect. Gall y cydlynydd eu hychwanegu eto.",
  "member-lost":
    "Mae eraill wedi ysgrifennu bod y person hwn wedi mynd. Os ydynt yma, gallant ddweud hynny ar dudalen pobl y prosiect.",
  "loss-needs-lived-experience":
    "Mae angen i un o’r ddau fod â phrofiad bywyd. Gofynnwch i rywun felly ymuno â chi.",
  "not-yourself": "Dim ond y person ei hun all wneud hyn. Gofynnwch iddynt ei wneud.",
  "unknown-step": "Nid oes cam o’r fath. Dewiswch un o’r camau a ddangosir.",
  "step-not-open": "Nid yw’r cam hwn ar agor. Arhoswch nes iddo agor.",
  "unknown-part": "Nid oes rhan o’r fath. Ewch i’ch tudalen hafan a’i hagor o’r fan honno.",
  "part-not-open": "Mae’r rhan hon wedi gorffen. Gallwch ei darllen o hyd.",
  "edit-conflict":
    "Cadwodd rhywun arall newid yn gyntaf. Darllenwch ef, yna cadwch eich newid chi.",
  "nothing-changed": "Nid oes dim wedi newid. Newidiwch rywbeth, neu gadewch ef fel y mae.",
  "form-incomplete":
    "Mae rhywbeth ar goll yn y ffurflen. Llenwch bob cwestiwn y mae’n rhaid ei ateb.",
  "not-an-author": "Dim ond y rhai sy’n ysgrifennu yma all wneud hyn. Gofynnwch i un ohonynt.",
  "no-version": "Nid oes dim wedi’i ysgrifennu eto. Arhoswch nes bod testun i’w ddarllen.",
  "not-current-version":
    "Mae’r geiriau wedi newid ers i chi agor y dudalen. Darllenwch y fersiwn newydd, yna atebwch.",
  "wrong-digest":
    "Mae’r geiriau wedi newid ers i chi agor y dudalen. Darllenwch y fersiwn newydd, yna atebwch.",
  "passkey-invalid":
    "Nid oedd yr allwedd mynediad yn ffitio. Rhowch gynnig arall arni, neu anfonwch ef hebddi.",
  "unknown-request": "Ni ofynnir hyn. Ewch i’ch tudalen hafan i weld yr hyn y gofynnir i chi.",
  "already-requested": "Gofynnwyd i bobl yn barod. Nid oes angen gofyn eto.",
  "not-eligible": "Nid chi yw un o’r bobl sy’n penderfynu ar hyn. Gallwch ei ddarllen.",
  "author-cannot-answer":
    "Ysgrifennodd y person hwn rywfaint o’r testun. Mae pobl eraill yn penderfynu arno.",
  "asker-cannot-answer":
    "Gofynnodd y person hwn i’r lleill am hyn. Mae pobl eraill yn penderfynu arno.",
  "asked-next-time":
    "Ymunodd y person hwn ar ôl i bobl gael eu gofyn. Byddant yn cael eu gofyn y tro nesaf.",
  "answered-themselves": "Mae’r person wedi ateb eu hunain. Dim ond nhw all newid yr ateb.",
  "launcher-cannot-answer":
    "Dechreuodd y person hwn y prosiect. Mae pobl eraill yn penderfynu ynddo.",
  recused:
    "Dywedodd y person hwn eu bod yn ennill neu’n colli oherwydd hyn. Nid ydynt yn penderfynu arno.",
  "gate-closed": "Mae hyn wedi’i benderfynu. Ni ellir newid atebion mwyach.",
  "gate-not-ready": "Nid yw popeth sydd ei angen ar y penderfyniad yno eto. Arhoswch nes ei fod.",
  "wrong-rule": "Mae pobl yn ateb mewn ffordd arall yma. Dewiswch un o’r atebion a ddangosir.",
  "invalid-ranking": "Rhowch ei le ei hun i bob dewis, a dim ond unwaith.",
  "nothing-to-confirm":
    "Nid oes dim yn eich enw sy’n aros i gael ei gadarnhau. Nid oes angen i chi wneud dim.",
  "unknown-objection": "Nid oes neb yn gwrthwynebu hyn nawr. Agorwch y dudalen eto.",
  "not-your-objection": "Dim ond y sawl a wrthwynebodd all dynnu hynny’n ôl.",
  "unknown-contribution": "Ni rannodd neb hyn. Agorwch y dudalen eto.",
  "already-answered": "Cafodd hyn ei ateb yn barod. Agorwch y dudalen eto i weld yr ateb.",
  "already-told": "Mae hyn ar gofnod yn barod. Nid oes angen ei ysgrifennu eto.",
  "delegate-not-pwle":
    "Dim ond person â phrofiad bywyd yn y grŵp hwn all ateb ar eich rhan. Dewiswch un ohonynt.",
  "delegation-exists":
    "Mae rhywun yn ateb ar ran un ohonoch yn barod. Dewch â hynny i ben yn gyntaf, neu dewiswch rywun arall.",
  "no-delegation": "Nid oes neb yn ateb ar eich rhan. Nid oes dim i ddod ag ef i ben.",
  "parameter-missing": "Mae rhywbeth y mae’n rhaid ei nodi ar goll. Llenwch ef.",
  "parameter-invalid": "Nid yw rhywbeth a nodwyd yn iawn. Edrychwch arno eto.",
  "unknown-need": "Nid oes neb yn dweud bod angen hyn o hyd. Agorwch y dudalen eto.",
  "unknown-payment": "Ni chynigiwyd dim y gallai hyn fod amdano. Agorwch y dudalen eto.",
  "unknown-claim": "Ni ddywedwyd dim y gallai hyn ei ateb. Agorwch y dudalen eto.",
  "unknown-fact": "Nid oes neb wedi nodi hyn. Agorwch y dudalen eto.",
  "unknown-indicator": "Nid yw hwn yn un o’r ffigurau a ddarllenir yma. Dewiswch un ohonynt.",
  "unknown-poll": "Nid oes pleidlais o’r fath. Edrychwch ar y ddolen.",
  "poll-closed": "Mae’r bleidlais wedi cau. Gallwch ddarllen beth a ddaeth ohoni.",
  "already-opened": "Mae’r bleidlais ar agor yn barod. Nid oes angen ei hagor eto.",
  "not-a-voter": "Ni ofynnir i chi bleidleisio yma. Gofynnwch i’r cydlynydd pam.",
  "already-voted": "Rydych wedi pleidleisio’n barod. Mae eich pleidlais yn cyfrif.",
  "invalid-ballot": "Ni chafodd y bleidlais ei llenwi’n iawn. Edrychwch arni eto.",
  "no-options": "Nid oes digon i ddewis ohono. Ychwanegwch ragor o ddewisiadau.",
  "not-delivering": "Nid oes dim yn cael ei gyflawni yma.",
  "delivery-order":
    "Mae’r gwaith wedi dechrau’n barod, neu heb ddechrau eto. Agorwch y dudalen eto.",
  "unknown-session": "Nid oes sesiwn o’r fath. Agorwch y dudalen eto.",
  "session-order": "Cafodd y sesiwn ei chynnal neu ei chanslo’n barod. Agorwch y dudalen eto.",
  "session-leaders": "Nid oedd neb a oedd i arwain wedi arwain. Nodwch pwy arweiniodd y sesiwn.",
  "no-voices": "Nid yw lleisiau’n cael eu clywed yma.",
  "unknown-credential": "Nid oes cymhwyster o’r fath. Dewiswch un sydd wedi’i ddangos.",
  "credential-not-earned":
    "Ni chynhaliwyd y sesiynau sydd eu hangen gyda’r person hwn yno. Edrychwch pa rai sydd ar goll.",
  "credential-not-shown": "Nid yw hwn wedi’i ddangos yma. Nid oes dim i’w dynnu’n ôl.",
  "sites-incomplete": "Nid yw’r rhestr o leoedd wedi’i gorffen. Gorffennwch hi yn gyntaf.",
  "not-due": "Nid yw’n bryd gwneud hyn eto. Arhoswch tan ei ddyddiad.",
  "invalid-date":
    "Nid yw’r dyddiad yn iawn. Ysgrifennwch ddiwrnod sy’n bosibl yma, fel y dywed y ffurflen.",
  "group-incomplete": "Nid yw’r grŵp yn gyflawn eto. Mae angen mwy o bobl ynddo yn gyntaf.",
  "role-not-here": "Nid oes neb o’u hochr nhw yn gwneud hynny yma. Dewiswch ran arall.",
  "not-a-guardian":
    "Mae angen enwi gwarcheidwad yn gyntaf, a dim ond ar gyfer cydsyniad. Gofynnwch i’r cydlynydd.",
  "unknown-link": "Nid oes cysylltiad o’r fath. Agorwch y dudalen eto.",
  "already-linked": "Mae’r prosiectau hyn wedi’u cysylltu’n barod.",
  "template-retired": "Mae’r math hwn o brosiect wedi dod i ben. Dewiswch un arall.",
  "too-large": "Mae hyn yn rhy hir ar gyfer un cofnod. Ysgrifennwch lai.",
};
