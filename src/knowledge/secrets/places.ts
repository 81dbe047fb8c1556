import { isSecretName } from './names.ts';

/** What stands in place of a secret. */
export const MASK = '***';

/** Masks `password` of `https://user:password@host`, and a long name without a password, which is a token. */
export function maskAddresses(text: string): string {
  return text
    .replace(/(:\/\/)[^\s/@:]{0,256}:(?!\$[\w{][^@\s]{0,200}@)[^\s/@]{1,512}(@)/g, `$1${MASK}$2`)
    .replace(/(:\/\/)(?=[^\s/@:]{0,256}\d)[A-Za-z\d_-]{20,256}(@)/g, `$1${MASK}$2`);
}

const ASSIGNED = /(?<![\w.-])([\w.-]{1,120})(["']?[ \t]{0,4}(?:=>?|:=?)[ \t]{0,4})/g;
const SCHEME = /(?:basic|bearer|token|digest|negotiate|apikey)[ \t]{1,4}/iy;

const LEGACY = /\b(?:ENV|LABEL)[ \t]{1,20}([\w.-]{1,120})[ \t]{1,20}(?=[^\s=])/g;

/** `ENV PASSWORD abc`: all that follows on the line is the value. */
function maskLegacy(text: string): string {
  return maskBehind(text, LEGACY, (match) => {
    const from = match.index + match[0].length;
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    return isSecretName(match[1]!) && !isNoValue(text.slice(from, to), 1) ? [from, to] : undefined;
  });
}

/** Masks what `NPM_TOKEN=abc`, `"password": "abc"`, `Authorization: Bearer abc` give. A reference (`$TOKEN`) is no value. */
export function maskAssignments(whole: string): string {
  const text = maskLegacy(whole);
  return maskBehind(text, ASSIGNED, (match) => {
    const isImage = text[match.index - 1] === '/' && match[2] === ':';
    if (isImage || !isSecretName(match[1]!)) return undefined;
    const start = match.index + match[0].length;
    SCHEME.lastIndex = start;
    const from = SCHEME.test(text) ? SCHEME.lastIndex : start;
    const isClosed = /^["']/.test(match[2]!);
    const to = endOfValue(text, from, isClosed ? '' : openingQuote(text, match.index));
    // Of prose ("token: no") and of yes and no there is nothing to hide.
    const isColon = match[2]!.includes(':');
    return isNoValue(text.slice(from, to), isColon ? 4 : 1) ? undefined : [from, to];
  });
}

const OPTION = /(?<![\w-])--?([A-Za-z][\w-]{1,60})[ \t]{1,4}(?=[^\s-])/g;

/** Masks what `--password abc` gives. */
export function maskOptions(text: string): string {
  return maskBehind(text, OPTION, (match) => {
    if (!isSecretName(match[1]!)) return undefined;
    const from = match.index + match[0].length;
    const to = endOfValue(text, from, '');
    return isNoValue(text.slice(from, to), 4) || text.startsWith('id=', from) ? undefined : [from, to];
  });
}

/** How programs take passwords without naming them: the manuals of curl, sshpass, MySQL, OpenSSL, chpasswd, Redis, SQL. */
const COMMANDS: readonly RegExp[] = [
  /(?<![^\s"'])(?:-u|--user|-U|--proxy-user)[ =]{0,2}["']?\w[\w.@-]{0,127}:(?!\/\/|\d{1,10}(?![^\s"']))/g,
  /\bsshpass[ \t]{1,4}-p[ \t]{0,4}/g,
  /\bmysql(?:admin|dump|import)?[ \t](?:[^\n;|&]{0,200}[ \t])?-p(?![ \t])/g,
  /\b(?:login|psql|redis-cli|mongo|mongosh|sqlcmd)[ \t](?:[^\n;|&]{0,200}[ \t])?-(?:p|P|a)[ \t]{1,4}/g,
  /\bpass:(?=[^\s])/g,
  /\b(?:identified[ \t]{1,4}by|password)[ \t]{1,4}(?=["'])/gi,
];
const CHANGED_PASSWORD =
  /\b([\w.-]{1,64}:)(?!\$[A-Za-z{(])[^\s"'|:]{1,512}(["']?[ \t]{0,8}\|[ \t]{0,8}(?:sudo[ \t]{1,4})?(?:\/usr\/sbin\/)?chpasswd)/g;

/** Masks what is handed to known programs by place: `curl -u name:password`, `sshpass -p password`. */
export function maskCommands(text: string): string {
  let masked = text.replace(CHANGED_PASSWORD, `$1${MASK}$2`);
  for (const pattern of COMMANDS) {
    const now = masked;
    masked = maskBehind(now, pattern, (match) => {
      const from = match.index + match[0].length;
      const quote = /["'][^"']*$/.exec(match[0])?.[0][0] ?? '';
      const to = endOfValue(now, from, quote);
      return isNoValue(now.slice(from, to), 1) ? undefined : [from, to];
    });
  }
  return masked;
}

/** @param find where the value behind a match begins and ends; `undefined` where there is nothing to hide */
function maskBehind(
  text: string,
  pattern: RegExp,
  find: (match: RegExpExecArray) => readonly [number, number] | undefined,
): string {
  // `matchAll` makes a copy of the pattern first.
  if (text.search(pattern) === -1) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < done) continue;
    const span = find(match);
    if (!span || span[1] <= span[0]) continue;
    pieces.push(text.slice(done, span[0]), MASK);
    done = span[1];
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}

const QUOTED = /"(?:[^"\\\n]|\\[^])*"?|'[^'\n]*'?/y;
const UNQUOTED = /(?:\\[^\n]|[^\s"'&;,|\\]|,(?!\s|[\w-]{1,40}=)|\\$)+/y;
const REST = /(?:\\[^\n]|[^\s"'&;,|\\})\]]|,(?!\s|[\w-]{1,40}=))+/y;

/** Where a value ends that begins at `start`. @param opener the quote that was opened before its name, or '' */
function endOfValue(text: string, start: number, opener: string): number {
  if (opener !== '') {
    const line = text.indexOf('\n', start);
    const close = text.indexOf(opener, start);
    if (close >= start && (line === -1 || close < line)) return close;
  }
  const first = text[start];
  const pattern = first === '"' || first === "'" ? QUOTED : UNQUOTED;
  pattern.lastIndex = start;
  if (!pattern.test(text)) return start;
  if (pattern === UNQUOTED) return pattern.lastIndex;
  REST.lastIndex = QUOTED.lastIndex;
  return REST.test(text) ? REST.lastIndex : QUOTED.lastIndex;
}

/** The quote right before a name, and before what may stand before the name in an option's value. */
function openingQuote(text: string, at: number): string {
  const before = text[at - 1];
  return before === '"' || before === "'" ? before : '';
}

function isNoValue(value: string, least: number): boolean {
  const plain = value.trim().replace(/^["']|["']$/g, '');
  return (
    plain.length < least ||
    plain === MASK ||
    /^(?:<[^<>]*>|true|false|yes|no|null|\$\w+|\$\{[^{}]*\}|\$\(.*)$/is.test(plain)
  );
}
