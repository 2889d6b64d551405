import { addressChanges } from "./address-changes.ts";
import { attempts } from "./attempts.ts";
import { auth } from "./auth.ts";
import { calendarFeeds } from "./calendar-feeds.ts";
import { directory } from "./directory.ts";
import { erasure } from "./erasure.ts";
import { launchDrafts } from "./launch-drafts.ts";
import { mailedSignIns } from "./mailed-sign-ins.ts";
import { organisationDetails } from "./organisation-details.ts";
import { noticeChoices } from "./notice-choices.ts";
import { toldBy } from "./told-by.ts";
import { ownTemplates } from "./own-templates.ts";
import { passkeys } from "./passkeys.ts";

/** Run by the owner, after the schemas and the role `alongside_app` exist. */
export const apiMigrations = {
  room: "api",
  steps: [
    directory,
    auth,
    passkeys,
    erasure,
    attempts,
    organisationDetails,
    mailedSignIns,
    toldBy,
    ownTemplates,
    addressChanges,
    calendarFeeds,
    launchDrafts,
    noticeChoices,
  ],
} as const;
