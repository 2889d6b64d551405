import { BlockList, isIP, isIPv6 } from "node:net";

/** The proxies whose word about where a request came from is taken. */
export type TrustedProxies = { has(address: string): boolean };

/**
 * @param list addresses and networks: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`.
 * @throws RangeError that names the one which is neither, or which would trust everybody.
 */
export function trustedProxies(list: readonly string[]): TrustedProxies {
  const blocks = new BlockList();
  for (const one of list) {
    const [address = "", prefix, ...more] = one.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const length = prefix === undefined ? most : Number(prefix);
    const isNumber = prefix === undefined || /^\d{1,3}$/.test(prefix);
    if (isIP(address) === 0 || more.length > 0 || !isNumber || length > most) {
      throw new RangeError(`“${one}” is neither an address nor a network such as 10.0.0.0/8`);
    }
    if (length === 0) {
      throw new RangeError(`“${one}” trusts every address, so anybody could forge theirs`);
    }
    blocks.addSubnet(address, length, family);
  }
  return { has: (address) => blocks.check(address, isIPv6(address) ? "ipv6" : "ipv4") };
}

/**
 * What a limit counts as one source: an IPv4 address, or an IPv6 network of 64 bits, which is what one household or phone
 * has. It is the right-most address in `Forwarded` (RFC 7239) or `X-Forwarded-For` that no trusted proxy has; what stands to
 * the left of it is the caller's own word, and from anybody but a trusted proxy the headers count for nothing.
 * @param socket the address that the connection comes from.
 */
export function sourceOf(
  socket: string | undefined,
  headers: Headers,
  proxies: TrustedProxies,
): string {
  const nearest = canonical(socket ?? "");
  if (nearest === null) return "unknown";
  const [forwarded, list] = [headers.get("forwarded"), headers.get("x-forwarded-for")];
  const said = [
    ...(forwarded === null ? [] : [firstUntrusted(nearest, hopsInForwarded(forwarded), proxies)]),
    ...(list === null ? [] : [firstUntrusted(nearest, list.split(",").map(hopIn), proxies)]),
  ];
  const [one = nearest, other = one] = said;
  // A proxy writes one of the two and passes the other on as the caller wrote it. Which one it writes can't be told.
  return networkOf(one === other ? one : nearest);
}

/** @param hops the farthest first; null for one that says no address. */
function firstUntrusted(
  nearest: string,
  hops: readonly (string | null)[],
  proxies: TrustedProxies,
): string {
  let at = nearest;
  for (const hop of hops.toReversed()) {
    // "unknown" and names that a proxy makes up (RFC 7239, section 6) say no address: whoever said so is the source.
    if (!proxies.has(at) || hop === null) break;
    at = hop;
  }
  return at;
}

/** One `name=value` of a `Forwarded` header, and what ends it. */
const PAIR = /\s*(?:([\w!#$%&'*+.^`|~-]+)=("(?:[^"\\]|\\.)*"|[^\s;,"]*))?\s*([;,]|$)/y;

/** The `for` of each element; none where the header is not as RFC 7239 (section 4) has it. */
function hopsInForwarded(header: string): readonly (string | null)[] {
  const hops: (string | null)[] = [];
  let hop: string | null = null;
  PAIR.lastIndex = 0;
  while (true) {
    const found = PAIR.exec(header);
    if (found === null) return [];
    const [, name, value = "", end] = found;
    if (name?.toLowerCase() === "for") hop = hopIn(value.replaceAll(/^"|"$|\\(?=.)/g, ""));
    if (end === ";") continue;
    hops.push(hop);
    hop = null;
    if (end !== ",") return hops;
  }
}

/** The address in `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`. */
function hopIn(text: string): string | null {
  const bare = text.trim();
  const [, inBrackets, beforePort] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\w+)?$/.exec(bare) ?? [];
  return canonical(inBrackets ?? beforePort ?? bare);
}

/** An address in the one way of writing it; IPv4 within IPv6 as IPv4. null: it is none. */
function canonical(text: string): string | null {
  const address = text.replace(/%.*$/, "");
  if (!isIPv6(address)) return isIP(address) === 4 ? address : null;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(written);
  if (mapped === null) return written;
  return mapped
    .slice(1)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join(".");
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - groups.length - last.length }, () => "0");
  return `${[...groups, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}
