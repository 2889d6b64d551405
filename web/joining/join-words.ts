import { inEach } from "../../domain/language.ts";

/** What the page says on which somebody joins a group that is open. */
export const joinWords = inEach({
  en: {
    title: "Join a group",
    home: "Home",
    heading: "Groups that you can join",
    none: "There is no open group now that you are not in.",
    whatYouDo: (roles: string) => `What you do there: ${roles}.`,
    joinAs: (side: string) => `Join as: ${side}`,
    groups: "groups",
    newer: "Newer groups",
    older: "Older groups",
  },
  cy: {
    title: "Ymuno â grŵp",
    home: "Hafan",
    heading: "Grwpiau y gallwch ymuno â nhw",
    none: "Nid oes grŵp agored nawr nad ydych ynddo.",
    whatYouDo: (roles) => `Yr hyn a wnewch yno: ${roles}.`,
    joinAs: (side) => `Ymuno fel: ${side}`,
    groups: "grwpiau",
    newer: "Grwpiau mwy newydd",
    older: "Grwpiau hŷn",
  },
});
