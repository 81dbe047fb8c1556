/**
 * Options of the command lines by which images are built and run that take no value of their own; all others do. Of docker
 * 28 and Compose 2.39 (docs.docker.com/reference/cli/docker), Podman 5 and Buildah 1.40 where they have more.
 */
const BARE = {
  global: ['-D', '--debug', '--tls', '--tlsverify'],
  run: [
    '-d', '--detach', '-i', '--interactive', '-t', '--tty', '--rm', '--init', '--privileged', '--read-only', '--no-healthcheck', '-P',
    '--publish-all', '--oom-kill-disable', '--sig-proxy', '-q', '--quiet', '--disable-content-trust', '--replace', '--rmi', '--tls-verify',
  ],
  exec: ['-d', '--detach', '-i', '--interactive', '-t', '--tty', '--privileged', '-l', '--latest'],
  build: [
    '--pull', '--no-cache', '-q', '--quiet', '--rm', '--force-rm', '--squash', '--push', '--load', '--compress', '-D', '--debug', '--check',
    '--disable-content-trust', '--layers', '--squash-all', '--tls-verify',
  ],
  push: ['-a', '--all-tags', '-q', '--quiet', '--disable-content-trust', '--all', '--rm'],
  compose: ['--all-resources', '--compatibility', '--dry-run', '--verbose'],
  'compose-run': [
    '--rm', '-d', '--detach', '--no-deps', '-T', '--no-TTY', '--no-tty', '--service-ports', '-P', '-i', '--interactive', '-t', '--tty',
    '--build', '--quiet-pull', '--quiet-build', '-q', '--quiet', '--remove-orphans', '--use-aliases',
  ],
  'compose-exec': ['-d', '--detach', '-T', '--no-TTY', '--no-tty', '-i', '--interactive', '-t', '--tty', '--privileged'],
} as const; // prettier-ignore

export type DockerCommand = keyof typeof BARE;

/** Short options that may stand in a cluster (`-it`), since they take nothing. */
const CLUSTER = /^-[a-zA-Z]{2,}$/;

/** An option as it is given; `value` is `undefined` of one that takes none. */
export interface DockerOption {
  readonly name: string;
  readonly value: string | undefined;
}

/** Takes the options off the words of a command, up to the first that is none. */
export function readDockerOptions(
  words: readonly string[],
  command: DockerCommand,
): { readonly options: readonly DockerOption[]; readonly rest: readonly string[] } {
  const bare: readonly string[] = BARE[command];
  const options: DockerOption[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === '--') return { options, rest: words.slice(at + 1) };
    if (!word.startsWith('-') || word === '-') break;
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    if (equals !== -1) options.push({ name: word.slice(0, equals), value: word.slice(equals + 1) });
    else if (bare.includes(word)) options.push({ name: word, value: undefined });
    else if (CLUSTER.test(word) && !bare.includes(word.slice(0, 2))) {
      // Its value is in the same word: -v/a:/b has no letters alone, -uroot has.
      options.push({ name: word.slice(0, 2), value: word.slice(2) });
    } else if (CLUSTER.test(word)) {
      const last = `-${word.at(-1)!}`;
      if (bare.includes(last)) options.push({ name: last, value: undefined });
      else options.push({ name: last, value: words[(at += 1)] });
    } else if (/^-[a-zA-Z].+/.test(word)) options.push({ name: word.slice(0, 2), value: word.slice(2) });
    else options.push({ name: word, value: words[(at += 1)] });
  }
  return { options, rest: words.slice(at) };
}

/** The value that an option was given last. */
export function valueOfOption(options: readonly DockerOption[], ...names: readonly string[]): string | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value;
}

/** All values that an option was given. */
export function valuesOfOption(options: readonly DockerOption[], ...names: readonly string[]): readonly string[] {
  return options.flatMap(({ name, value }) => (names.includes(name) && value !== undefined ? value : []));
}
