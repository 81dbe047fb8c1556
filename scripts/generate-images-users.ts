import type { ImageUser } from '../src/knowledge/images/image-data.ts';
import { compact } from './generate-images-read.ts';

/** Options of groupadd, addgroup, useradd and adduser that take a value, by what it is. */
const OPTIONS: Readonly<Record<string, string>> = {
  '--uid': 'uid', '-u': 'uid', '--gid': 'gid', '-g': 'gid', '-G': 'group', '--ingroup': 'group', '--home-dir': 'home', '--home': 'home',
  '-h': 'home', '-d': 'home', '--shell': '', '-s': '', '--comment': '', '-c': '', '--gecos': '',
}; // prettier-ignore

/** The users that the commands of a Dockerfile make. */
export function readUsers(commands: readonly string[]): ImageUser[] {
  const groups = new Map<string, number>();
  const users: ImageUser[] = [];
  for (const command of commands) {
    const [program, ...words] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const { name, options } = readWords(program!, words);
    if (program === 'groupadd' || program === 'addgroup') {
      if (options['gid'] !== undefined) groups.set(name, Number(options['gid']));
      continue;
    }
    const group = options['group'] ?? options['gid'] ?? name;
    const gid = /^\d+$/.test(group) ? Number(group) : groups.get(group);
    const uid = options['uid'] === undefined ? undefined : Number(options['uid']);
    const isHomeless = words.some((word) => word === '--no-create-home' || word === '-H');
    const made = words.includes('--create-home') || (program === 'adduser' && !isHomeless);
    const home = options['home'] ?? (made ? `/home/${name}` : undefined);
    users.push(compact({ name, uid, gid, home } as ImageUser));
  }
  return users;
}

function readWords(program: string, words: readonly string[]) {
  const options: Record<string, string> = {};
  let name = '';
  for (let i = 0; i < words.length; i += 1) {
    const [option, value] = words[i]!.split('=') as [string, string?];
    // For adduser of busybox -g is the comment.
    const key = program === 'adduser' && option === '-g' ? '' : OPTIONS[option];
    if (key === undefined) {
      if (!option.startsWith('-')) name = option;
      continue;
    }
    options[key] = value ?? words[(i += 1)] ?? '';
  }
  return { name, options };
}
