/** Which options a program of busybox takes, and what brings the full program. */
interface BusyboxTool {
  /** As for `getopt`: `n:` takes a value, `i::` has one attached or none. */
  readonly letters: string;
  /** Without their dashes. */
  readonly long?: readonly string[];
  /** Alpine's package of the full program; absent where there is none that is known to do the same. */
  readonly package?: string;
}

const coreutils = (letters: string, long: readonly string[] = []): BusyboxTool => ({
  letters,
  long,
  package: 'coreutils',
});

/**
 * What each program took when it was run with it: busybox 1.35.0 of Debian 12, 2026-11-21; `find`, `install` and the
 * `--exclude` of `tar` by busybox's own texts. Left out is what Alpine has switched off (main/busybox/busyboxconfig of aports, for
 * 1.27: the long options of `env`, `install` and `mkdir`), and options that older releases may lack. What is missing here means
 * the full program, which is always right.
 */
const TOOLS: Readonly<Record<string, BusyboxTool>> = {
  sed: {
    letters: 'i::nrEe:f:',
    long: ['in-place', 'regexp-extended', 'quiet', 'silent', 'expression', 'file'],
    package: 'sed',
  },
  grep: { letters: 'HhnlLoqvsrRiwFEzxcaIm:A:B:C:e:f:', long: ['color'], package: 'grep' },
  egrep: { letters: 'HhnlLoqvsrRiwzxcaIm:A:B:C:e:f:', package: 'grep' },
  fgrep: { letters: 'HhnlLoqvsrRiwzxcaIm:A:B:C:e:f:', package: 'grep' },
  tar: {
    letters: 'cxtvzjJaZhmopkOf:C:T:X:',
    long: [
      'create', 'extract', 'list', 'file', 'directory', 'verbose', 'gzip', 'xz', 'bzip2', 'strip-components', 'strip', 'exclude',
      'no-same-owner', 'same-permissions', 'no-same-permissions', 'overwrite', 'touch', 'numeric-owner', 'auto-compress',
      'no-recursion', 'to-stdout',
    ], // prettier-ignore
    package: 'tar',
  },
  wget: {
    letters: 'cqSO:o:P:U:T:t:',
    long: [
      'quiet', 'output-document', 'no-check-certificate', 'header', 'no-verbose', 'tries', 'continue', 'directory-prefix', 'spider',
      'server-response', 'user-agent', 'post-data', 'output-file',
    ], // prettier-ignore
    package: 'wget',
  },
  xargs: { letters: '0rtpE:I:n:s:P:x', long: ['no-run-if-empty'], package: 'findutils' },
  unzip: { letters: 'lnojpqtx:d:', package: 'unzip' },
  gzip: { letters: 'cfkdtnv123456789', package: 'gzip' },
  gunzip: { letters: 'cfkt', package: 'gzip' },
  diff: { letters: 'abBdiNqrTstwuL:S:U:', package: 'diffutils' },
  patch: { letters: 'p:i:RNE', long: ['strip', 'input', 'forward', 'dry-run'], package: 'patch' },
  cp: coreutils('arRPLHpfinlsTudv'),
  mv: coreutils('finTv'),
  rm: coreutils('firRv'),
  ls: coreutils('1AaCxdLHRFplinshrSXvctuw:', ['color', 'full-time', 'group-directories-first']),
  ln: coreutils('sfnbtvTS:'),
  mkdir: coreutils('m:pv'),
  chmod: coreutils('RcvfrwxXst'),
  chown: coreutils('RhLHPcvf'),
  chgrp: coreutils('RhLHPcvf'),
  install: coreutils('cdDpsg:m:o:t:'),
  sha1sum: coreutils('cswb'),
  sha256sum: coreutils('cswb'),
  sha512sum: coreutils('cswb'),
  md5sum: coreutils('cswb'),
  base64: coreutils('d'),
  du: coreutils('aHLd:clsxhmkb'),
  df: coreutils('PkmhTaiB:t:'),
  head: coreutils('n:c:qv0123456789'),
  tail: coreutils('n:c:qvfFs:0123456789'),
  sort: coreutils('nrugMcszbdfiVk:t:o:m'),
  cut: coreutils('b:c:d:sf:n'),
  tr: coreutils('cCds'),
  uniq: coreutils('cduizf:s:w:'),
  wc: coreutils('cmlwL'),
  stat: coreutils('ltfLc:'),
  date: coreutils('ud:D:r:RI::s:', ['date', 'utc', 'reference']),
  readlink: coreutils('fnqsv'),
  realpath: coreutils(''),
  mktemp: coreutils('dqtup:', ['directory', 'dry-run']),
  touch: coreutils('chamd:t:r:f'),
  tee: coreutils('ai'),
  env: coreutils('0iu:'),
  timeout: coreutils('s:k:'),
  seq: coreutils('ws:'),
  nproc: coreutils('', ['all', 'ignore']),
  id: coreutils('ugGnr'),
  hostname: { letters: 'sidfF:' },
  su: { letters: 'lmpc:s:' },
};

const FIND_WORDS: ReadonlySet<string> = new Set([
  'L', 'H', 'follow', 'xdev', 'maxdepth', 'mindepth', 'depth', 'a', 'o', 'not', 'name', 'iname', 'path', 'ipath', 'wholename',
  'regex', 'type', 'executable', 'perm', 'mtime', 'atime', 'ctime', 'mmin', 'amin', 'cmin', 'newer', 'inum', 'samefile', 'user',
  'group', 'size', 'links', 'empty', 'prune', 'quit', 'delete', 'print', 'print0', 'exec',
]); // prettier-ignore

/** An option that busybox does not take, or takes for something else. */
export interface GnuOption {
  /** As written. */
  readonly option: string;
  /** What brings the full program; `undefined` where nothing is known to. */
  readonly package: string | undefined;
}

/** The packages that bring the full form of a program of busybox. */
export function fullPackageOf(program: string): string | undefined {
  if (program === 'find') return 'findutils';
  if (program === 'ps') return 'procps';
  if (program === 'awk') return 'gawk';
  return Object.hasOwn(TOOLS, program) ? TOOLS[program]!.package : undefined;
}

/**
 * What a program of busybox would not understand of a command.
 * @param words with the program's name first, quotes removed; what depends on the run stands there as a variable
 */
export function findGnuOption([program = '', ...args]: readonly string[]): GnuOption | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  const gnu = (option: string | undefined): GnuOption | undefined =>
    option === undefined ? undefined : { option, package: fullPackageOf(name) };
  if (name === 'find') return gnu(findInExpression(args));
  if (name === 'ps') return gnu(args.find((word) => !/^(?:-?[aefAlwx]+|aux[fw]*|-o|[\w,=]+)$/.test(word)));
  if (name === 'awk') return gnu(args.find((word) => /\b(?:gensub|asorti?|strftime|patsplit|PROCINFO)\b/.test(word)));
  if (!Object.hasOwn(TOOLS, name)) return undefined;
  const tool = TOOLS[name]!;
  return gnu(findOption(name, tool, args) ?? findInWords(name, args));
}

function findInExpression(args: readonly string[]): string | undefined {
  const end = args.findIndex((word) => word === '-exec');
  const own = end === -1 ? args : args.slice(0, end + 1);
  const behind = end === -1 ? [] : args.slice(args.findIndex((word, i) => i > end && /^(?:\\?;|\+)$/.test(word)) + 1);
  const word = own.find((text) => /^-[a-zA-Z]/.test(text) && !FIND_WORDS.has(text.slice(1)));
  if (word !== undefined) return word;
  const types = own[own.indexOf('-type') + 1];
  if (own.includes('-type') && types?.includes(',')) return `-type ${types}`;
  return behind.length > 0 ? findInExpression(behind) : undefined;
}

function findOption(name: string, { letters, long = [] }: BusyboxTool, args: readonly string[]): string | undefined {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    if (word === '--') return undefined;
    const isCluster = name === 'tar' && at === 0 && /^[a-zA-Z]+$/.test(word);
    if (!isCluster && (!word.startsWith('-') || word === '-' || word.includes('$'))) {
      // What `env` and `timeout` run has options of its own.
      if (name === 'env' || name === 'timeout') return undefined;
      continue;
    }
    if (word.startsWith('--')) {
      const option = word.slice(2).replace(/=.*$/s, '');
      if (!long.includes(option)) return word;
      continue;
    }
    if (name === 'wget' && /^-n[vc]$/.test(word)) continue;
    const cluster = isCluster ? word : word.slice(1);
    const unknown = findLetter(letters, cluster, isCluster);
    if (unknown === 'takes-next') at += 1;
    else if (unknown !== undefined) return isCluster ? word : `-${unknown}`;
  }
  return undefined;
}

/** @returns the first letter that is not known; `takes-next` where the next word is a value */
function findLetter(letters: string, cluster: string, isOldStyle: boolean): string | undefined {
  for (const [i, letter] of [...cluster].entries()) {
    const at = letter === ':' ? -1 : letters.indexOf(letter);
    if (at === -1) return letter;
    if (isOldStyle || letters[at + 1] !== ':') continue;
    if (letters[at + 2] === ':' || i < cluster.length - 1) return undefined;
    return 'takes-next';
  }
  return undefined;
}

/** What is no option, and still another language than that of busybox. */
function findInWords(name: string, args: readonly string[]): string | undefined {
  if (name === 'sed') return args.find((word) => /\\[ULE](?![a-z])|\\[lu]\\|\/[0-9]*[me]+[0-9]*$/.test(word));
  if (name !== 'date') return undefined;
  const format = args.find((word) => word.startsWith('+') && /%(?:[-_0^#:]|[NPq])/.test(word));
  if (format !== undefined) return format;
  const at = args.findIndex((word) => word === '-d' || word === '--date');
  const value = at === -1 ? args.find((word) => word.startsWith('--date='))?.slice('--date='.length) : args[at + 1];
  return value === undefined || /^(?:@[\d$][\w{}]*|[\d:. -]+)$/.test(value) ? undefined : `-d ${value}`;
}
