interface Server {
  readonly plain: ReadonlySet<string>;
  readonly withValue: ReadonlySet<string>;
}

/** Options of which it is known that they name no file (the `--help` of serve 14 and http-server 14). */
const SERVERS: Readonly<Record<string, Server>> = {
  serve: {
    plain: new Set(['-s', '--single', '-n', '--no-clipboard', '-u', '--no-compression', '-C', '--cors', '--no-etag', '-L', '--no-request-logging', '--no-port-switching', '-d', '--debug']), // prettier-ignore
    withValue: new Set(['-l', '--listen', '-p']),
  },
  'http-server': {
    plain: new Set(['-s', '--silent', '--cors', '-g', '--gzip', '-b', '--brotli', '--no-dotfiles']),
    withValue: new Set(['-p', '--port', '-a', '-c', '-t']),
  },
};

/** The folder whose files a server of packages of Node.js serves, as its words name it; `undefined` where they do not tell. */
export function readServedFolder(program: string, words: readonly string[]): string | undefined {
  const server = Object.hasOwn(SERVERS, program) ? SERVERS[program] : undefined;
  if (!server) return undefined;
  let folder: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (server.plain.has(word)) continue;
    if (server.withValue.has(word)) {
      at += 1;
      continue;
    }
    const isInline = /^-[pc]-?\d+$|^--(?:port|listen)=\d+$/.test(word);
    if (isInline) continue;
    if (word.startsWith('-') || folder !== undefined || word.includes('$')) return undefined;
    folder = word;
  }
  return folder;
}
