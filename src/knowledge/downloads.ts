import { readInvocation } from './invocation.ts';
import { type OptionSyntax, readArguments } from '../shell/arguments.ts';
import { readPathWord } from '../shell/path-word.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** What a command fetches. Paths have the form of `readPathWord`, and count from the folder in which the command runs. */
export interface Download {
  readonly paths: readonly string[];
  /** It runs by `sudo`, so that its files are root's. */
  readonly isSudo: boolean;
}

/** Options with a value: curl(1) of 8.5 and wget(1) of 1.21 with those of busybox 1.36, read in November 2026. */
const CURL: OptionSyntax = {
  shortWithValue: 'AbcCdDeEFHKmoPQrtTuUwxXyYz',
  longWithValue: [
    '--output', '--output-dir', '--url', '--header', '--user', '--retry', '--retry-delay', '--retry-max-time', '--connect-timeout',
    '--max-time', '--proxy', '--cacert', '--capath', '--cert', '--key', '--data', '--data-raw', '--data-binary', '--data-urlencode',
    '--user-agent', '--referer', '--request', '--cookie', '--cookie-jar', '--write-out', '--range', '--max-redirs', '--limit-rate',
    '--resolve', '--ciphers', '--interface', '--form', '--config', '--upload-file', '--continue-at', '--dump-header', '--oauth2-bearer',
    '--proto', '--proto-default', '--proto-redir', '--speed-limit', '--speed-time', '--noproxy', '--stderr', '--time-cond',
    '--trace', '--trace-ascii', '--tls-max', '--max-filesize', '--keepalive-time', '--connect-to', '--dns-servers',
  ],
}; // prettier-ignore
const WGET: OptionSyntax = {
  shortWithValue: 'aABDeiIloOPQRtTUwXY',
  longWithValue: [
    '--output-document', '--directory-prefix', '--output-file', '--append-output', '--header', '--user', '--password', '--tries',
    '--timeout', '--wait', '--user-agent', '--referer', '--input-file', '--execute', '--secure-protocol', '--ca-certificate',
    '--post-data', '--load-cookies', '--save-cookies', '--limit-rate', '--waitretry', '--http-user', '--http-password',
    '--connect-timeout', '--read-timeout', '--dns-timeout', '--certificate', '--private-key', '--progress', '--quota',
  ],
}; // prettier-ignore

/** With these it is not known which files come, or whether they all come from there. */
const UNKNOWN_TO_CURL =
  /^(?:-[CKJTzG:]|--(?:continue-at|config|remote-header-name|upload-file|time-cond|next|skip-existing|no-clobber)$)/;
const UNKNOWN_TO_WGET =
  /^(?:-[icNrmpxb]|--(?:input-file|continue|timestamping|recursive|mirror|page-requisites|force-directories|background|content-disposition|trust-server-names|no-clobber|spider)$)/;

/** The files that a `curl` or `wget` writes; `undefined` of any other command, and where their names are not known. */
export const readDownload: (command: Command) => Download | undefined = memoize(readDownloadAfresh);

function readDownloadAfresh(command: Command): Download | undefined {
  const invocation = readInvocation(command);
  if (!invocation || invocation.via.some((name) => !/^(?:sudo|env|time|command)$/.test(name))) return undefined;
  const { program, args, via } = invocation;
  const isCurl = program === 'curl';
  if (!isCurl && program !== 'wget') return undefined;
  const paths = isCurl ? readCurl(args) : readWget(args);
  if (!paths) return undefined;
  const redirected = readRedirected(command);
  const isToStdout = paths.every((path) => path === '-' || path === '/dev/stdout');
  const own = isToStdout ? redirected : paths;
  if (own.length === 0 || (!isToStdout && redirected.length > 0)) return undefined;
  return own.includes('-') ? undefined : { paths: own, isSudo: via.includes('sudo') && !isToStdout };
}

function readRedirected({ redirections }: Command): readonly string[] {
  return redirections.flatMap(({ operator, target }) => {
    const path = target && (operator === '>' || operator === '>|') ? readPathWord(target) : undefined;
    return path === undefined || path.startsWith('/dev/') || /^\d$/.test(path) ? [] : [path];
  });
}

/** The paths of `-o` and `-O` in their order; none where it writes to its output. */
function readCurl(args: readonly Word[]): readonly string[] | undefined {
  const { options, operands, unknown } = readArguments(args, CURL);
  if (options.some(({ name }) => UNKNOWN_TO_CURL.test(name))) return undefined;
  const folder = readFolder(options.findLast(({ name }) => name === '--output-dir'));
  if (folder === undefined) return undefined;
  const outputs = options.filter(({ name }) => name === '-o' || name === '--output');
  const paths = outputs.map(({ value, valueWord }) => (valueWord ? readPathWord(valueWord) : value));
  const isRemoteAll = options.some(({ name }) => name === '--remote-name-all');
  const remotes = options.filter(({ name }) => name === '-O' || name === '--remote-name').length;
  const given = options.flatMap(({ name, valueWord }) => (name === '--url' && valueWord ? [valueWord] : []));
  const names = [...operands, ...unknown, ...given].map((word) => nameOf(word, true));
  if (remotes > 0 || isRemoteAll) {
    // Which of several addresses goes where their order among the options tells; one kind alone needs no order.
    if (outputs.length > 0 || (!isRemoteAll && remotes !== names.length)) return undefined;
    return allKnown(names)?.map((name) => folder + name);
  }
  return allKnown(paths)?.map((path) => (path === '-' || path.startsWith('/') ? path : folder + path));
}

function readWget(args: readonly Word[]): readonly string[] | undefined {
  const { options, operands, unknown } = readArguments(args, WGET);
  if (options.some(({ name }) => UNKNOWN_TO_WGET.test(name))) return undefined;
  const output = options.findLast(({ name }) => name === '-O' || name === '--output-document');
  if (output) {
    const path = output.valueWord ? readPathWord(output.valueWord) : output.value;
    return path === undefined ? undefined : [path];
  }
  const folder = readFolder(options.findLast(({ name }) => name === '-P' || name === '--directory-prefix'));
  const names = allKnown([...operands, ...unknown].map((word) => nameOf(word, false)));
  return folder === undefined || !names || names.length === 0 ? undefined : names.map((name) => folder + name);
}

/** What an option puts before the names of files; nothing where it is not given. */
function readFolder(
  option: { readonly value: string | undefined; readonly valueWord: Word | undefined } | undefined,
): string | undefined {
  if (!option) return '';
  const path = option.valueWord ? readPathWord(option.valueWord) : option.value;
  return path && `${path.replace(/\/+$/, '')}/`;
}

function allKnown(names: readonly (string | undefined)[]): readonly string[] | undefined {
  return names.every((name) => name !== undefined) ? names : undefined;
}

/**
 * The last part of an address. wget keeps a query in the name and turns `%20` into a blank; curl leaves out the one and
 * keeps the other. A variable that is all of it may hold more than a name.
 */
function nameOf(word: Word, isCurl: boolean): string | undefined {
  const address = readPathWord(word);
  if (address === undefined || !/^(?:[a-z]+:\/\/|[\w$])/i.test(address)) return undefined;
  const path = isCurl ? address.replace(/[?#].*$/s, '') : address;
  const match = /^(?:[a-z]+:\/\/)?[^/]+\/(?:.*\/)?([^/]+)$/is.exec(path);
  const name = match?.[1];
  if (name === undefined || /[?#%*[\]]|^\.\.?$/.test(name)) return undefined;
  return /^(?:\$\{\w+\})+$/.test(name) || /[{}]/.test(name.replace(/\$\{\w+\}/g, '')) ? undefined : name;
}
