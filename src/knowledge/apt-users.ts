import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import { isPlainProgram } from './plain-programs.ts';
import type { Command } from '../shell/script.ts';

/**
 * Programs that install packages of the system by apt, or look into its lists, without a word of it in their command. By what their
 * manuals say, 2026-11-21: rosdep (ROS), mk-build-deps(1), opam (depext), ansible (module apt), nala, apt-fast, unattended-upgrade(8),
 * tasksel(8), dselect(1), puppet, chef, salt.
 */
const USERS =
  /^(?:rosdep|mk-build-deps|opam|ansible(?:-playbook|-pull)?|nala|apt-fast|unattended-upgrades?|aptitude-curses|tasksel|dselect|pkexec|puppet|chef-(?:client|solo|apply)|salt-(?:call|minion|ssh)|debtap|apt-get-.+|synaptic)$/;

/** What these may be told without any installing. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  rosdep: /^(?:init|update|fix-permissions|db|keys|resolve|check|what-needs|where-defined|--version)$/,
  opam: /^(?:exec|env|config|var|clean|list|repo|repository|remote|show|--version)$/,
};

/** Whether a program is known to run apt by itself, as its words tell it to. */
export function runsApt(command: Command): boolean {
  const invocation = readInvocation(command);
  if (!invocation || !USERS.test(invocation.program)) return false;
  const { program, args } = invocation;
  const first = args.find(({ text }) => !text.startsWith('-') || text === '--version')?.value;
  return !(first !== undefined && Object.hasOwn(HARMLESS, program) && HARMLESS[program]!.test(first));
}

/** Whether a text that is handed to a shell, or stands in a start command, names such a program or builds a project by its own rules. */
export function mentionsAptUser(text: string): boolean {
  return (
    /(?:^|[\s;&|"'(/])(?:rosdep|mk-build-deps|opam|ansible(?:-playbook|-pull)?|nala|apt-fast|unattended-upgrades?|aptitude|tasksel|dselect|pkexec|puppet|chef-\w+|salt-\w+|g?make)(?=$|[\s;&|"',)])/.test(
      text,
    ) || /\blib\/apt\b/.test(text)
  );
}

/**
 * Whether a command does what a project says in files that were not read, which often is to install what it needs: `make` by its
 * Makefile, a script by a path in the project.
 */
export function runsProject(command: Command): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return false;
  const path = invocation.programWord.value!;
  if (/^g?make$/.test(invocation.program)) return true;
  return path.includes('/') && !path.startsWith('/') && !/^(?:configure|config|gradlew|mvnw)$/.test(invocation.program);
}

/** Tools of languages and of every day that leave the packages of the system alone. */
const LANGUAGES: ReadonlySet<string> = new Set([
  'pip', 'pip2', 'pip3', 'npm', 'yarn', 'pnpm', 'gem', 'bundle', 'composer', 'go', 'cargo', 'rustup', 'dotnet', 'mvn', 'javac', 'gcc', 'g++', 'cc',
  'clang', 'git', 'curl', 'wget', 'tar', 'unzip', 'zip', 'gzip', 'gunzip', 'xz', 'bzip2', 'gpg', 'openssl', 'poetry', 'pipenv', 'cmake', 'strip',
  'virtualenv', 'conda', 'nginx', 'httpd', 'java', 'redis-server', 'sshd', 'cron', 'tini', 'rsync', 'diff', 'patch', 'file', 'xxd', 'sync', 'seq',
]); // prettier-ignore

/** They run what they are told, or a file that was not read. */
const RUNNERS: ReadonlySet<string> = new Set([
  'sh', 'bash', 'dash', 'ash', 'zsh', 'su', 'busybox', 'python', 'python3', 'node', 'nodejs', 'perl', 'php', 'npx', 'pnpx', 'supervisord',
  'service', 'docker-entrypoint.sh', 'docker-php-entrypoint', 'dumb-init', 'gosu', 'su-exec', 'eval', '.', 'source', 'uv', 'sudo', 'xargs', 'cpan',
  'env', 'trap', 'exec', 'command', 'builtin', 'ssh', 'corepack',
]); // prettier-ignore

/** Programs of a start command or a script that are known not to read apt's lists. @param name the last part of its path */
export function leavesAptAlone(name: string): boolean {
  return LANGUAGES.has(name) || (isPlainProgram(name) && !RUNNERS.has(name));
}

/** The same of a command: by its program, and by what that is told to run. */
export function isApartFromApt(command: Command): boolean {
  if (readPackageCommand(command)?.manager === 'apt') return true;
  const invocation = readInvocation(command);
  if (invocation && USERS.test(invocation.program)) return !runsApt(command);
  if (!invocation || !leavesAptAlone(invocation.program)) return false;
  const { program, args } = invocation;
  // What a manifest says is run by these, and what stands behind -exec by that.
  if (/^(?:npm|yarn|pnpm|poetry|pipenv|bundle|composer|dotnet|go|cargo|conda|mvn)$/.test(program))
    return !args.some(({ value }) => value === undefined || /^(?:run|run-script|exec|dlx|x|start|test)$/.test(value));
  if (program === 'cmake') return !args.some(({ value }) => value === '--build' || value === '-P');
  if (program !== 'find') return true;
  const at = args.findIndex(({ text }) => /^-(?:exec|ok)/.test(text));
  return at === -1 || leavesAptAlone(args[at + 1]?.value ?? '');
}
