/**
 * A notice as a text message. It stands on a locked screen where others read it, so it names no run, no organisation and no subject.
 * @param link opens the page, and changes nothing. @param own whether it signs in whoever opens it and presses the button.
 */
export const textMessage = (link: string, own: boolean): string =>
  `There is something new for you to look at: ${link}${own ? " This link is for you alone." : ""}`;
