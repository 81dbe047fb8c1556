import { type Merge, readScripts } from './examine.ts';

/** Joins the scripts of two RUNs; `args` are those of the shell. Gives `undefined` to refuse. */
type Join = (first: string, second: string, args: readonly string[]) => string | undefined;

/** A merge that only knows how to join two scripts of one line each. */
function standIn(join: Join): Merge {
  return (text) => {
    const [first, second] = readScripts(text) as [string, string];
    const refused = { after: text, reasons: ['stand-in'] };
    if (`${first}${second}`.includes('\n')) return refused;
    const [, words] = /^SHELL (.*)$/m.exec(text) ?? [];
    const args = words === undefined ? ['-c'] : (JSON.parse(words) as string[]).slice(1);
    const joined = join(first, second, args);
    if (joined === undefined) return refused;
    return { after: `${text.slice(0, text.indexOf('\nRUN ') + 1)}RUN ${joined}\n`, reasons: [] };
  };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What careless tools do, each wrong in its own way. */
export const CARELESS: Readonly<Record<string, Merge>> = {
  'a && b': standIn((first, second) => `${first} && ${second}`),
  'a; b': standIn((first, second) => `${first}; ${second}`),
  '{ a; } && { b; }': standIn((first, second) => `{ ${first}; } && { ${second}; }`),
  '( a ) && ( b )': standIn((first, second) => `( ${first} ) && ( ${second} )`),
  'set -e; a; b': standIn((first, second) => `set -e; ${first}; ${second}`),
};

const PLAIN_CHAIN = /^[\w ./:-]+(?: +&& +[\w ./:-]+)*$/;
const STATE = /\b(?:set|cd|export|exit|exec|unset|readonly|umask|f|service|wait)\b|(?:^|&& )\. /;

/** Right because it does little: chains of plain commands only. */
export const timid = standIn((first, second) => {
  const isPlain = [first, second].every((script) => PLAIN_CHAIN.test(script) && !STATE.test(script));
  return isPlain ? `${first} && ${second}` : undefined;
});

/** Right by construction, whatever the scripts: each still has a shell to itself. The driver says which in STUB_SHELL. */
export const apart = standIn((first, second, args) => {
  const shell = `"$STUB_SHELL" ${args.join(' ')}`;
  return `${shell} ${quote(first)} && ${shell} ${quote(second)}`;
});
