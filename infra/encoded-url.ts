/** Characters of a name and password in an address (RFC 3986 section 3.2.1); all others are percent-encoded. */
const USERINFO = /^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/iu;
const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;

/**
 * Whether an address has one reading: a password with an unencoded `@`, `/`, `#`, `?` or `%` in it ends the host, the path or the
 * whole address somewhere else, and different readers of it then see different hosts.
 */
export function isEncoded(value: string): boolean {
  const rest = /^[a-z][a-z+.-]*:\/\/(.*)$/iu.exec(value)?.[1];
  if (rest === undefined || URL.parse(value) === null) return false;
  const [authority = ""] = rest.split(/[/?#]/u);
  const at = authority.lastIndexOf("@");
  const userinfo = authority.slice(0, Math.max(0, at));
  // An @ after the host belongs to a password that held the character which ended the host too early.
  return (
    !rest.slice(authority.length).includes("@") &&
    !rest.includes("#") &&
    USERINFO.test(userinfo) &&
    decodes(userinfo) &&
    HOST.test(authority.slice(at + 1))
  );
}

/** Whether what is percent-encoded is UTF-8. */
function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export const encodingMend =
  "must have its name and password percent-encoded (@ as %40, / as %2F, # as %23, ? as %3F, % as %25, : as %3A): node -p 'encodeURIComponent(\"the password\")' encodes one";
