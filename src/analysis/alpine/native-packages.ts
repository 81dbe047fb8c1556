import type { Obstacle } from './reasons.ts';
import type { InstalledPackage } from '../bases/dependencies.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import { compareVersions } from '../../knowledge/compare-versions.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { NativeNeeds, Prebuilt } from '../../knowledge/images/native.ts';

/** What is not known of packages of languages. */
export interface NativeLook {
  /** Names of those that the catalogue does not know, in the order of the alphabet. */
  readonly unknown: readonly string[];
}

interface OldImage {
  /** It is no longer made: its pip may be older than wheels for musl. */
  readonly isFrozen: boolean;
  /** It can compile what a package brings along. */
  readonly hadCompiler: boolean;
}

/**
 * Whether packages of languages are to be had for musl, or can be compiled by what is installed; and whether the libraries are
 * there that they need when they run.
 * @param installed Alpine's packages
 */
export function lookAtNative(
  packages: readonly InstalledPackage[],
  installed: ReadonlySet<string>,
  { isFrozen, hadCompiler }: OldImage,
  catalogue: Catalogue,
): NativeLook | Obstacle {
  const unknown = new Set<string>();
  for (const found of packages) {
    const { instruction } = found.command;
    const known = catalogue.needsToBuild(found.ecosystem, found.name);
    if (!known) {
      if (found.hasInstallScript === true)
        return {
          reason: 'native-package',
          instruction,
          detail: `${found.name} runs a script when it is installed, which may compile or fetch something`,
        };
      // A pip older than such wheels compiles whatever comes along with a package.
      if (isFrozen && found.ecosystem === 'python')
        return {
          reason: 'native-package',
          instruction,
          detail: `what ${found.name} brings along is not known, and this image is too old for packages that are ready for musl`,
        };
      if (found.hasInstallScript !== undefined) continue;
      // Gems are compiled as a rule, and packages of Node where nothing is ready for musl.
      const mayCompile = found.ecosystem === 'ruby' || found.ecosystem === 'node';
      if (hadCompiler && mayCompile && !isBrought('g++', installed))
        return {
          reason: 'native-package',
          instruction,
          detail: `what ${found.name} brings along is not known: the old image can compile it, and nothing installs a compiler`,
        };
      unknown.add(found.name);
      continue;
    }
    const because = describeLack(found, known, installed, isFrozen);
    if (because !== undefined) return { reason: 'native-package', instruction, detail: because };
    if (known.musl === 'unknown') unknown.add(found.name);
  }
  return { unknown: [...unknown].sort((a, b) => a.localeCompare(b)) };
}

function describeLack(
  found: InstalledPackage,
  known: NativeNeeds,
  installed: ReadonlySet<string>,
  isFrozen: boolean,
): string | undefined {
  const { name } = found;
  const isTooOld = isFrozen && found.ecosystem === 'python' && known.musl !== 'pure';
  if (isTooOld || isCompiled(found, known.musl)) {
    const lacking = known.alpineBuild.filter((own) => !isBrought(own, installed));
    if (lacking.length > 0 || known.alpineBuild.length === 0)
      return `of ${name} there is nothing ready for musl${lacking.length === 0 ? '' : `, and to compile it ${lacking.join(', ')} would have to be there`}`;
  }
  const lacking = known.alpineRuntime.filter((own) => !isBrought(own, installed));
  return lacking.length === 0 ? undefined : `${name} needs ${lacking.join(', ')} when it runs`;
}

function isCompiled({ version }: InstalledPackage, musl: Prebuilt): boolean {
  if (musl === 'never') return true;
  if (typeof musl === 'string' || version === undefined) return false;
  return compareVersions(version, musl.since) < 0;
}

/** By its name, by that of its headers, which need it, or as a part of what compiles C. */
function isBrought(name: string, installed: ReadonlySet<string>): boolean {
  if (installed.has(name) || installed.has(`${name}-dev`)) return true;
  const isPart = ['gcc', 'g++', 'make', 'musl-dev', 'libc-dev'].includes(name) && installed.has('build-base');
  return isPart || (name === 'libstdc++' && installed.has('g++')) || (name === 'musl-dev' && installed.has('g++'));
}

/** What `docker-php-ext-install` installs for itself on Alpine: the value of PHPIZE_DEPS. */
const PHPIZE: ReadonlySet<string> = new Set(['autoconf', 'dpkg-dev', 'dpkg', 'file', 'g++', 'gcc', 'libc-dev', 'musl-dev', 'make', 'pkgconf', 're2c']); // prettier-ignore

/** An extension of PHP that needs headers or libraries which nothing installs. */
export function lookAtExtensions(
  commands: readonly UsedCommand[],
  installed: ReadonlySet<string>,
  catalogue: Catalogue,
): Obstacle | undefined {
  for (const { name, words, instruction } of commands) {
    if (name !== 'docker-php-ext-install') continue;
    for (const word of words.slice(1)) {
      if (word.startsWith('-') || /^\d+$|nproc/.test(word)) continue;
      const object = (detail: string): Obstacle => ({ reason: 'native-package', instruction, detail });
      const known = catalogue.needsToBuild('php', word);
      if (!known) return object(`what the extension ${word} of PHP needs is not known`);
      if (known.isBundled) continue;
      // What stands for a package of Debian is there, or was not wanted there either: a format that gd could read.
      const suites = Array.isArray(known.debianBuild) ? [known.debianBuild] : Object.values(known.debianBuild);
      const optional = new Set(suites.flat().flatMap((name: string) => catalogue.mapAptToApk(name)?.packages ?? []));
      const wanted = known.alpineBuild.filter((own) => !PHPIZE.has(own) && !optional.has(own));
      const lacking = wanted.filter((own) => !isBrought(own, installed));
      if (lacking.length > 0) return object(`the extension ${word} of PHP needs ${lacking.join(', ')}`);
    }
  }
  return undefined;
}
