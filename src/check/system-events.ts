import { describeAccount, type GroupNames, groupsAfter } from '../knowledge/alpine/accounts.ts';
import { readAccountCommand } from '../knowledge/alpine/account-commands.ts';
import { isAptFolder, isAptProgram, isOtherOnAlpine } from '../knowledge/alpine/apt-names.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { type PackageCommand, readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';
import { describeChange } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';

/** What two scripts stand in: packages by Debian's name, and the groups of both systems by number. */
export interface SystemState {
  installed: ReadonlyMap<string, readonly string[]>;
  groups: GroupNames;
  freshGroups: GroupNames;
}

/** What comparing two scripts has shown. */
export type EventComparison =
  /** A clause. */
  | { readonly kind: 'different'; readonly because: string }
  /** `extra`: packages that no install of the old script asks for. */
  | { readonly kind: 'same'; readonly extra: readonly string[] };

/** Variables that apt alone reads. */
const APT_VARIABLE = /^(?:DEBIAN_|DEBCONF_|APT_|ACCEPT_EULA$|LC_|LANG$|LANGUAGE$)/;

/**
 * Holds a script of Debian against one of Alpine: the same commands on the same conditions, but that apt's are apk's, what
 * fetches and deletes its lists is gone, and users are made in the other way. Changes the state as the scripts would.
 */
export function compareSystems(
  old: readonly ScriptEvent[],
  fresh: readonly ScriptEvent[],
  state: SystemState,
  catalogue: Catalogue,
  isDash: boolean,
): EventComparison {
  const walk = new Walk(fresh, state, catalogue, isDash);
  for (const event of old) {
    const because = walk.take(event);
    if (because !== undefined) return { kind: 'different', because };
  }
  if (!walk.isAtEnd) return { kind: 'different', because: `"${walk.next!.text}" is new` };
  return { kind: 'same', extra: walk.extra };
}

class Walk {
  readonly extra: string[] = [];
  readonly #fresh: readonly ScriptEvent[];
  readonly #state: SystemState;
  readonly #catalogue: Catalogue;
  readonly #isDash: boolean;
  #at = 0;

  constructor(fresh: readonly ScriptEvent[], state: SystemState, catalogue: Catalogue, isDash: boolean) {
    this.#fresh = fresh;
    this.#state = state;
    this.#catalogue = catalogue;
    this.#isDash = isDash;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#fresh.length;
  }

  get next(): ScriptEvent | undefined {
    return this.#fresh[this.#at];
  }

  /** @returns what is wrong, as a clause */
  take(event: ScriptEvent): string | undefined {
    const [command] = event.commands;
    const isSingle = event.kind === 'command' && event.commands.length === 1 && command !== undefined;
    if (!isSingle) {
      const apt = event.commands.find((inner) => isOfApt(inner));
      return apt ? `"${event.text}" has a command of apt in it` : this.#takeSame(event, event.text);
    }
    const packages = readPackageCommand(command);
    if (packages?.manager === 'apt') return this.#takeApt(event, packages);
    const folders = command.words.filter(({ value, text }) => isAptFolder(value ?? text));
    const program = readInvocation(command)?.program;
    if (folders.length > 0 && (program === 'rm' || program === 'find'))
      return this.#takeRemoval(event, command, program);
    if (isOfApt(command)) return `"${event.text}" is a command of apt`;
    if (program === 'echo' && this.#isDash) return this.#takeEcho(event, command);
    const reading = readAccountCommand(command, 'debian', this.#state.groups);
    if (reading?.kind === 'changes') return this.#takeAccounts(event, reading.changes.map(describeAccount), command);
    return this.#takeSame(event, event.text);
  }

  #takeSame(event: ScriptEvent, text: string): string | undefined {
    const fresh = this.next;
    if (!fresh || fresh.text !== text) return `"${event.text}" is missing, or another`;
    const change = describeChange(event, fresh);
    if (change !== undefined) return `"${event.text}" ${change}`;
    this.#at += 1;
    return undefined;
  }

  #takeApt(event: ScriptEvent, packages: PackageCommand): string | undefined {
    const { subcommand, operands, unknown, command } = packages;
    const odd = command.assignments.find(({ name }) => !APT_VARIABLE.test(name));
    if (odd || subcommand === undefined) return `"${event.text}" does more than apt`;
    if (/^(?:update|clean|autoclean|autoremove|auto-remove|autopurge)$/.test(subcommand)) return undefined;
    if (
      /^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/.test(subcommand) &&
      operands.length + unknown.length === 0
    )
      return this.#takeApk(event, packages, 'upgrade', []);
    if (unknown.length > 0) return `which packages "${event.text}" names is not known`;
    if (subcommand === 'install') {
      const wanted = this.#mapNames(operands.map(({ value, text }) => value ?? text));
      if (typeof wanted === 'string') return wanted;
      this.#state.installed = new Map([...this.#state.installed, ...wanted]);
      return this.#takeApk(event, packages, 'add', [...new Set(wanted.flatMap(([, names]) => names))]);
    }
    if (subcommand !== 'remove' && subcommand !== 'purge') return `"${event.text}" has no counterpart`;
    const gone = operands.map(({ value, text }) => value ?? text);
    const stranger = gone.find((name) => !this.#state.installed.has(name));
    if (stranger !== undefined) return `${stranger} was not installed before`;
    const kept = [...this.#state.installed].filter(([name]) => !gone.includes(name));
    const names = new Set(gone.flatMap((name) => this.#state.installed.get(name)!));
    for (const [, own] of kept) for (const name of own) names.delete(name);
    this.#state.installed = new Map(kept);
    return this.#takeApk(event, packages, 'del', [...names]);
  }

  /** @returns why one of them cannot be said on Alpine, as a clause */
  #mapNames(names: readonly string[]): readonly (readonly [string, readonly string[]])[] | string {
    const mapped: (readonly [string, readonly string[]])[] = [];
    for (const name of names) {
      const known = this.#catalogue.mapAptToApk(name);
      const isUsable = known && known.certainty !== 'guess' && (known.packages.length > 0 || known.isNeedless);
      if (!isUsable || isOtherOnAlpine(name) || !/^[a-z0-9][a-z0-9.+-]*$/.test(name))
        return `what stands for ${name} is not known`;
      mapped.push([name, known.packages]);
    }
    return mapped;
  }

  #takeApk(
    event: ScriptEvent,
    { command, invocation }: PackageCommand,
    subcommand: string,
    wanted: readonly string[],
  ): string | undefined {
    if (wanted.length === 0 && subcommand !== 'upgrade') {
      const next = this.next?.commands[0];
      const isExtra = subcommand === 'add' && next !== undefined && readPackageCommand(next)?.manager === 'apk';
      if (!isExtra) return undefined;
    }
    const fresh = this.next;
    const apk = fresh?.commands[0] && readPackageCommand(fresh.commands[0]);
    if (
      !fresh ||
      fresh.kind !== 'command' ||
      fresh.commands.length !== 1 ||
      apk?.manager !== 'apk' ||
      apk.subcommand !== subcommand
    )
      return `nothing stands for "${event.text}"`;
    const change = describeChange(event, fresh);
    if (change !== undefined) return `"${event.text}" ${change}`;
    if (apk.invocation.via.join(' ') !== invocation.via.join(' ')) return `"${fresh.text}" is run in another way`;
    const options = apk.options.map(({ name }) => name).join(' ');
    if (
      options !== (subcommand === 'del' ? '' : '--no-cache') ||
      apk.unknown.length > 0 ||
      apk.command.assignments.length > 0
    )
      return `"${fresh.text}" has other options than it should`;
    if (describeRedirections(command) !== describeRedirections(apk.command))
      return `the output of "${event.text}" goes elsewhere`;
    const names = apk.operands.map(({ value, text }) => value ?? text);
    if (new Set(names).size !== names.length) return `"${fresh.text}" names a package twice`;
    const lost = wanted.find((name) => !names.includes(name));
    if (lost !== undefined) return `"${fresh.text}" lacks ${lost}`;
    const extra = names.filter((name) => !wanted.includes(name));
    if (extra.length > 0 && subcommand !== 'add') return `"${fresh.text}" names ${extra[0]!}`;
    this.extra.push(...extra);
    this.#at += 1;
    return undefined;
  }

  #takeRemoval(event: ScriptEvent, command: Command, program: string): string | undefined {
    const others = command.words.filter((word) => !isAptFolder(word.value ?? word.text));
    const hasMore = program === 'rm' && others.slice(1).some(({ text }) => !text.startsWith('-'));
    if (!hasMore) return command.redirections.length > 0 ? `"${event.text}" writes a file` : undefined;
    return this.#takeSame(event, others.map(({ text }) => text).join(' '));
  }

  /** Of an `echo` with escapes, busybox has to be told to read them; where none is, it must not be told. */
  #takeEcho(event: ScriptEvent, command: Command): string | undefined {
    const words = command.words.slice(1);
    const isRead = words.some(({ value, text }) => /\\[abcfnrtv\\0]/.test(value ?? text));
    if (!isRead) return this.#takeSame(event, event.text);
    if (words.some(({ value, text }) => value === undefined || /\\(?![abcfnrtv\\0])/.test(value ?? text)))
      return `"${event.text}" is read in another way by busybox`;
    return this.#takeSame(event, event.text.replace(/^echo( -n)?(?= )/, 'echo$1 -e'));
  }

  #takeAccounts(event: ScriptEvent, wanted: readonly string[], command: Command): string | undefined {
    const done: string[] = [];
    const reading = readAccountCommand(command, 'debian', this.#state.groups);
    if (reading?.kind === 'changes') this.#state.groups = reading.changes.reduce(groupsAfter, this.#state.groups);
    while (done.length < wanted.length) {
      const fresh = this.next;
      const own = fresh?.commands.length === 1 ? fresh.commands[0] : undefined;
      const made = own && readAccountCommand(own, 'alpine', this.#state.freshGroups);
      if (!fresh || made?.kind !== 'changes') return `nothing stands for "${event.text}"`;
      const change = describeChange(event, fresh);
      if (change !== undefined) return `"${event.text}" ${change}`;
      this.#state.freshGroups = made.changes.reduce(groupsAfter, this.#state.freshGroups);
      done.push(...made.changes.map(describeAccount));
      this.#at += 1;
    }
    return done.join('\n') === wanted.join('\n')
      ? undefined
      : `"${event.text}" makes "${wanted.join('; ')}", and now "${done.join('; ')}"`;
  }
}

/** It is one of apt's, or hands a script to a shell that has one. */
export function isOfApt(command: Command): boolean {
  if (readPackageCommand(command)?.manager === 'apt') return true;
  const invocation = readInvocation(command);
  if (invocation && [invocation.program, ...invocation.via].some(isAptProgram)) return true;
  const scripts = command.words.slice(1).filter(({ text }) => /\s/.test(text));
  return scripts.some(({ value, text }) =>
    (value ?? text)
      .split(/[;&|()`]|\$\(|\b(?:then|do|else|sudo)\b/)
      .some((part) => isAptProgram(/^[\s"']*([\w/.-]*)/.exec(part)![1]!.replace(/^.*\//, ''))),
  );
}

function describeRedirections({ redirections }: Command): string {
  return redirections.map(({ operator, target }) => `${operator}${target?.text ?? ''}`).join(' ');
}
