/** `[ip:][host:]port[/protocol]`, as docker's `nat.ParsePortSpec` reads it; ranges are not among them. */
const PORT = /^(?:(?:\[[\da-f:.]+\]|\d+(?:\.\d+){3}):\d*:|\d*:)?([1-9]\d{0,4})(?:\/(tcp|udp|sctp))?$/i;

/**
 * The port of the container that a word of an EXPOSE means, with its protocol in lower case: an address and a port of the
 * host are read, and left out of the image's configuration.
 * @returns `undefined` for variables, ranges, and what is no port
 */
export function readExposedPort(
  word: string,
): { readonly port: string; readonly protocol: string | undefined } | undefined {
  const match = PORT.exec(word);
  if (!match || Number(match[1]) > 65_535) return undefined;
  return { port: match[1]!, protocol: match[2]?.toLowerCase() };
}
