/** Programs that are no compilers, and come with packages of a build. */
export interface BroughtProgram {
  /** As a person names it. */
  readonly name: string;
  /** Packages that bring it by themselves: where one of them is named by an install, it stays. */
  readonly packages: readonly string[];
  /** The packages of a build that bring it. */
  readonly by: { readonly apt: readonly string[]; readonly apk: readonly string[] };
  /** It is only recommended, and comes where that is not switched off. */
  readonly isRecommended?: boolean;
  /** The words that start it, or what needs it; paths and extensions left out. */
  readonly commands: readonly string[];
  /** Ends of file names that only it opens. */
  readonly endings?: readonly string[];
  /** The letter by which tar asks for it. */
  readonly tarLetter?: string;
  /** Words of the build itself that tell that what is built runs by it. */
  readonly builtBy?: readonly string[];
}

const COMPILERS = ['build-essential', 'gcc', 'g++', 'gfortran', 'cargo', 'rustc'];
const APK_COMPILERS = ['build-base', 'gcc', 'g++', 'cargo', 'rust'];
const DPKG_DEV = ['build-essential', 'dpkg-dev'];
const AUTOTOOLS = ['autoconf', 'automake'];

/**
 * Of Debian by `apt-cache depends` of Debian 12 on 2026-11-22: build-essential brings dpkg-dev, and that perl, xz-utils, bzip2 and patch.
 * Of Alpine from general knowledge of aports on that day, not looked up. The small official images have none of these; `perl-base`, which Debian's
 * have, is perl without most of its modules.
 */
const PROGRAMS: readonly BroughtProgram[] = [
  {
    name: 'perl',
    packages: ['perl'],
    by: { apt: [...DPKG_DEV, ...AUTOTOOLS], apk: AUTOTOOLS },
    commands: ['perl', 'cpan', 'cpanm', 'cpanp', 'carton', 'plackup', 'starman', 'twiggy', 'hypnotoad', 'morbo', 'prove', 'perldoc'],
    endings: ['.pl', '.pm', '.psgi', '.cgi'],
    builtBy: ['cpan', 'cpanm', 'cpanp', 'carton', 'Makefile.PL', 'Build.PL', 'cpanmin.us', 'App::cpanminus'],
  },
  { name: 'xz', packages: ['xz-utils', 'xz'], by: { apt: DPKG_DEV, apk: [] }, commands: ['xz', 'unxz', 'xzcat', 'lzma', 'unlzma', '--xz', '--lzma'], endings: ['.xz', '.txz', '.lzma'], tarLetter: 'J' },
  { name: 'bzip2', packages: ['bzip2'], by: { apt: DPKG_DEV, apk: [] }, commands: ['bzip2', 'bunzip2', 'bzcat', '--bzip2'], endings: ['.bz2', '.tbz', '.tbz2'], tarLetter: 'j' },
  { name: 'patch', packages: ['patch'], by: { apt: DPKG_DEV, apk: ['build-base'] }, commands: ['patch'] },
  { name: 'gpg', packages: ['gnupg', 'gnupg1', 'gnupg2', 'gpg'], by: { apt: DPKG_DEV, apk: [] }, isRecommended: true, commands: ['gpg', 'gpg2', 'gpgconf', 'gpg-agent', 'dirmngr', 'apt-key'] },
  { name: 'procps', packages: ['procps'], by: { apt: ['cmake'], apk: [] }, commands: ['ps', 'pgrep', 'pkill', 'top', 'free', 'uptime', 'watch', 'vmstat', 'sysctl', 'pidwait', 'pwdx', 'pmap'] },
  { name: 'binutils', packages: ['binutils'], by: { apt: [...COMPILERS, ...DPKG_DEV], apk: APK_COMPILERS }, commands: ['strip', 'objdump', 'objcopy', 'readelf', 'nm', 'addr2line', 'strings', 'ar', 'ranlib'] },
  { name: 'm4', packages: ['m4'], by: { apt: [...AUTOTOOLS, 'bison', 'flex'], apk: [...AUTOTOOLS, 'bison', 'flex'] }, commands: ['m4'] },
  { name: 'file', packages: ['file', 'libmagic'], by: { apt: [], apk: ['build-base'] }, commands: ['file'], builtBy: ['python-magic', 'filemagic', 'ruby-filemagic'] },
]; // prettier-ignore

/**
 * The programs that go with packages of a build, as far as no install names them.
 * @param known the packages that are named
 */
export function findBroughtPrograms(
  going: readonly string[],
  manager: 'apt' | 'apk',
  known: ReadonlySet<string>,
): readonly BroughtProgram[] {
  return PROGRAMS.filter(
    ({ by, packages }) => by[manager].some((name) => going.includes(name)) && !packages.some((name) => known.has(name)),
  );
}

/** The words of a text, whatever quotes, brackets and operators stand around them. */
export function wordsOfText(text: string): readonly string[] {
  return text.split(/[\s"'`;&|()<>,[\]{}=\\]+/).filter((word) => word !== '');
}

/** The word of a text, as `wordsOfText` gives them, that may start a program or need it. */
export function findStartOf(program: BroughtProgram, words: readonly string[]): string | undefined {
  const { commands, endings = [], tarLetter } = program;
  return words.find((word, i) => {
    if (commands.includes(word.slice(word.lastIndexOf('/') + 1))) return true;
    if (endings.some((ending) => word.toLowerCase().endsWith(ending))) return true;
    const isOption = /^-[A-Za-z]+$/.test(word) || (words[i - 1] === 'tar' && /^[A-Za-z]+$/.test(word));
    return tarLetter !== undefined && words.includes('tar') && isOption && word.includes(tarLetter);
  });
}

/** The word of a build that tells that what is built runs by a program. */
export function findBuiltBy({ builtBy = [] }: BroughtProgram, words: readonly string[]): string | undefined {
  return words.find((word) => builtBy.includes(word.replace(/^.*\/|[<>~!@:]+[\d.]*$/g, '')));
}
