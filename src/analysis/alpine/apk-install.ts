import type { AlpineReason } from './reasons.ts';
import type { ScriptEdits } from './script-edits.ts';
import { isOtherOnAlpine } from '../../knowledge/alpine/apt-names.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { type PackageCommand, packageName } from '../../knowledge/package-managers.ts';
import type { Word } from '../../shell/script.ts';
import type { Span } from '../../text/span.ts';

/** What an apt command becomes. */
export type ApkCommand =
  | { readonly kind: 'gone' }
  | { readonly kind: 'install'; readonly names: readonly string[]; readonly operands: readonly MappedOperand[] }
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'remove'; readonly operands: readonly MappedOperand[] };

interface MappedOperand {
  readonly word: Word;
  /** Empty where it goes. */
  readonly names: readonly string[];
}

/** Why a command has none. */
export type Objection = { readonly reason: AlpineReason; readonly detail: string };

const FETCHES: ReadonlySet<string> = new Set([
  'update',
  'clean',
  'autoclean',
  'autoremove',
  'auto-remove',
  'autopurge',
]);
const UPGRADES: ReadonlySet<string> = new Set(['upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade']);

/** Variables that apt alone reads. */
const APT_VARIABLE = /^(?:DEBIAN_|DEBCONF_|APT_|ACCEPT_EULA$|LC_|LANG$|LANGUAGE$)/;

/** Options that say how apt goes about it, and not what comes of it. */
const MANNER: ReadonlySet<string> = new Set([
  '-y', '--yes', '--assume-yes', '--force-yes', '-q', '--quiet', '--no-install-recommends', '--without-recommends', '-R',
  '--no-install-suggests', '--fix-missing', '-m', '--ignore-missing', '-V', '--verbose-versions', '--show-progress', '--no-show-upgraded',
  '--allow-unauthenticated', '--allow-downgrades', '--allow-change-held-packages', '--allow-remove-essential',
  '--allow-releaseinfo-change', '--purge', '--auto-remove', '--autoremove', '-u', '--show-upgraded', '--no-upgrade',
  '--install-recommends', '--fix-broken', '-f', '--allow-insecure-repositories',
]); // prettier-ignore

/**
 * What stands for a command of apt on Alpine.
 * @param installed Debian's packages that the file has installed by name so far, with what stands for each
 */
export function mapAptCommand(
  packages: PackageCommand,
  catalogue: Catalogue,
  installed: ReadonlyMap<string, readonly string[]>,
): ApkCommand | Objection {
  const { subcommand, program, options, operands, unknown, invocation } = packages;
  if (subcommand === undefined)
    return { reason: 'apt-command', detail: `what "${program}" does depends on a variable` };
  if (invocation.via.some((via) => via !== 'sudo') || invocation.via.length > 1)
    return { reason: 'apt-command', detail: `"${program}" is run by ${invocation.via.join(' ')}` };
  const named = `"${program} ${subcommand}"`;
  const variable = packages.command.assignments.find(({ name }) => !APT_VARIABLE.test(name));
  if (variable) return { reason: 'apt-command', detail: `${variable.name} is set for ${named}` };
  const foreign = options.find(({ name, word }) => !MANNER.has(name) && !isSetting(name, word));
  if (foreign) return { reason: 'apt-command', detail: `Alpine has nothing for ${foreign.name} of ${named}` };
  if (FETCHES.has(subcommand)) return { kind: 'gone' };
  if (UPGRADES.has(subcommand) && operands.length + unknown.length === 0) return { kind: 'upgrade' };
  const isRemoval = subcommand === 'remove' || subcommand === 'purge';
  if (subcommand !== 'install' && !isRemoval)
    return { reason: 'apt-command', detail: `Alpine has nothing for ${named}` };
  if (unknown.length > 0)
    return { reason: 'apt-command', detail: `which packages ${unknown[0]!.text} stands for could not be seen` };
  if (operands.length === 0) return { reason: 'apt-command', detail: `${named} names no package` };
  return isRemoval ? mapRemoval(operands, installed) : mapInstall(operands, catalogue);
}

/** `-o Acquire::Retries=3` */
function isSetting(name: string, word: Word): boolean {
  return (name === '-o' || name === '--option') && !/Default-Release|Install-/i.test(word.text);
}

function mapInstall(operands: readonly Word[], catalogue: Catalogue): ApkCommand | Objection {
  const seen = new Set<string>();
  const mapped: MappedOperand[] = [];
  for (const word of operands) {
    const text = word.value ?? word.text;
    const objection = findOddOperand(word, text);
    if (objection) return objection;
    if (isOtherOnAlpine(text))
      return { reason: 'unmapped-package', detail: `${text} is Python 2, which Alpine no longer has` };
    const known = catalogue.mapAptToApk(text);
    if (!known || known.certainty === 'guess' || (known.packages.length === 0 && !known.isNeedless)) {
      const detail =
        known?.packages.length === 0
          ? `Alpine has no package for ${text}`
          : `what stands for ${text} on Alpine is not known`;
      return { reason: 'unmapped-package', detail };
    }
    const names = known.packages.filter((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    mapped.push({ word, names });
  }
  return seen.size === 0 ? { kind: 'gone' } : { kind: 'install', names: [...seen], operands: mapped };
}

function findOddOperand(word: Word, text: string): Objection | undefined {
  if (/[=/]/.test(text) && !text.endsWith('.deb'))
    return { reason: 'version-pin', detail: `${text} is a version or release of Debian` };
  if (word.value === undefined || word.isPattern)
    return { reason: 'apt-command', detail: `which packages ${text} stands for could not be seen` };
  if (text.endsWith('.deb')) return { reason: 'package-source', detail: `${text} is a package of Debian` };
  if (/:/.test(text)) return { reason: 'version-pin', detail: `${text} is for a certain architecture` };
  if (packageName(text) !== text || !/^[a-z0-9][a-z0-9.+-]*$/.test(text))
    return { reason: 'apt-command', detail: `${text} is no name of a package` };
  return undefined;
}

/** Only what the file has installed itself is sure to be there under another name. */
function mapRemoval(
  operands: readonly Word[],
  installed: ReadonlyMap<string, readonly string[]>,
): ApkCommand | Objection {
  const names = operands.map(({ value, text }) => value ?? text);
  const other = names.find((name) => !installed.has(name));
  if (other !== undefined)
    return { reason: 'apt-command', detail: `${other} is removed, and was not installed by this file` };
  const kept = new Set([...installed].flatMap(([name, mapped]) => (names.includes(name) ? [] : mapped)));
  const seen = new Set<string>();
  const mapped = operands.map((word): MappedOperand => {
    const own = installed.get(word.value ?? word.text)!.filter((name) => !kept.has(name) && !seen.has(name));
    for (const name of own) seen.add(name);
    return { word, names: own };
  });
  return seen.size === 0 ? { kind: 'gone' } : { kind: 'remove', operands: mapped };
}

const VERBS = { install: 'add --no-cache', upgrade: 'upgrade --no-cache', remove: 'del' } as const;

/** Writes the command of apk in the place of apt's. @returns whether it could be done */
export function writeApkCommand(
  edits: ScriptEdits,
  packages: PackageCommand,
  apk: Exclude<ApkCommand, { readonly kind: 'gone' }>,
): boolean {
  const { command, subcommandWord, invocation, options } = packages;
  const [assignment] = command.assignments;
  if (assignment) edits.removeUpTo(assignment.span.start, command.words[0]!.span.start);
  const removed = new Set<Span>(
    options.flatMap(({ word, valueWord }) => [word.span, ...(valueWord ? [valueWord.span] : [])]),
  );
  const operands = new Map(apk.kind === 'upgrade' ? [] : apk.operands.map(({ word, names }) => [word.span, names]));
  let previous = invocation.programWord.span;
  for (const { span } of invocation.args) {
    const names = operands.get(span);
    let isDone = true;
    if (span === subcommandWord!.span) isDone = edits.replace(span, VERBS[apk.kind]);
    else if (removed.has(span) || names?.length === 0) {
      edits.removeBehind(previous.end, span);
    } else if (names) isDone = edits.replace(span, names.join(' '));
    if (!isDone) return false;
    previous = span;
  }
  return edits.replace(invocation.programWord.span, 'apk');
}
