/** Commands that other commands start without naming them. */
interface Hidden {
  readonly program: RegExp;
  readonly words: RegExp;
  readonly needs: readonly string[];
}

/** By GNU tar's manual ("-a", "-J", "-j"), apt-key(8), gpg(1), pip's "VCS support" and git's transports. */
const HIDDEN: readonly Hidden[] = [
  { program: /^tar$/, words: /^-?[a-zA-Z]*J|\.(?:tar\.xz|txz)$|^--xz$/, needs: ['xz-utils'] },
  { program: /^tar$/, words: /^-?[a-zA-Z]*j|\.(?:tar\.bz2|tbz2?)$|^--bzip2$/, needs: ['bzip2'] },
  { program: /^apt-key$/, words: /^(?:add|adv|export|list|del)$/, needs: ['gnupg'] },
  { program: /^gpg2?$/, words: /^--(?:keyserver|recv-keys?|search-keys)/, needs: ['dirmngr'] },
  { program: /^(?:pip|python|npm|yarn|pnpm|bun|bundle|gem|uv|poetry)/, words: /^(?:.*@ )?git\+|^github:|\.git(?:[@#]|$)/, needs: ['git'] },
  { program: /^git$/, words: /^(?:ssh:\/\/|git@)/, needs: ['openssh-client'] },
]; // prettier-ignore

/** What a command needs though it does not name it. @param words as written, the name first */
export function findHidden(
  name: string,
  words: readonly string[],
): readonly { readonly need: string; readonly word: string }[] {
  const plain = words.slice(1).map((word) => word.replace(/^["']|["']$/g, ''));
  const source =
    WRITES_TEXT.test(name) && TLS_SOURCE.test(plain.join(' ')) ? [{ need: 'ca-certificates', word: 'https://…' }] : [];
  return [
    ...source,
    ...HIDDEN.flatMap(({ program, words: pattern, needs }) => {
      const word = program.test(name) ? plain.find((other) => pattern.test(other)) : undefined;
      return word === undefined ? [] : needs.map((need) => ({ need, word }));
    }),
  ];
}

/** They may write a source of packages that apt fetches by TLS (sources.list(5)). */
const WRITES_TEXT = /^(?:echo|printf|tee|sed|add-apt-repository|apt-add-repository)$/;
const TLS_SOURCE = /(?:\bdeb(?:-src)?\s|URIs:)[^\n]{0,400}https:\/\/|http:\S{0,40}https:/;

/** They start a program that their arguments name, look for one, or give one another name. */
const STARTERS: ReadonlySet<string> = new Set([
  'which', 'type', 'hash', 'command', 'whereis', 'alias', 'flock', 'parallel', 'xvfb-run', 'watch', 'script', 'setsid', 'setpriv', 'chroot',
  'unshare', 'fakeroot', 'dbus-run-session', 'strace', 'proxychains', 'proxychains4', 'start-stop-daemon', 'tini', 'dumb-init', 'catatonit',
  'wait-for-it.sh', 'wait-for-it', 'dockerize', 'npx', 'find', 'concurrently', 'nodemon', 'ssh-agent', 'chpst', 'daemonize', 'logsave',
]); // prettier-ignore

/** Names of programs that a command may start, as far as words of it may be such. */
export function startedBy(name: string, words: readonly string[]): readonly string[] {
  if (!STARTERS.has(name)) return [];
  return words
    .slice(1)
    .flatMap((word) => /^(?:[\w.-]{1,40}=)?["']?(?:[^\s"'=]*\/)?([\w.+-]{1,40})(?=$|[\s"'])/.exec(word)?.[1] ?? []);
}
