/** What stands where a credential is expected. */
export type ValueKind =
  /** Nothing, or nothing but quotes. */
  | 'empty'
  /** Only what another variable holds. */
  | 'reference'
  /** Something to be replaced: `changeme`, `<token>`, `xxx`. */
  | 'placeholder'
  /** A switch, a path, an address without a password: no credential, whatever the name says. */
  | 'setting'
  | 'literal';

/**
 * Credentials that have a form of their own, each matched in one pass from its first characters. From the documentation
 * of AWS, GitHub, GitLab, npm, PyPI, Docker, Slack, Stripe, Google, SendGrid, Hugging Face, OpenAI, Anthropic,
 * DigitalOcean, Telegram and RFC 7519 (JSON web tokens), as of 2026-11.
 */
export const SECRET_SHAPES: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[opsur]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,255}/g,
  /\bgl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|oas)-[A-Za-z0-9_-]{16,255}/g,
  /\bnpm_[A-Za-z0-9]{30,255}/g,
  /\bpypi-AgE[A-Za-z0-9_-]{16,512}/g,
  /\bdckr_[a-z]{3}_[A-Za-z0-9_-]{16,255}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  /\bhooks\.slack\.com\/services\/[A-Za-z0-9_/]{20,255}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g,
  /\bsk-(?:ant|proj|svcacct)-[A-Za-z0-9_-]{32,255}/g,
  /\bsk-[A-Za-z0-9]{40,255}/g,
  /\bhf_[A-Za-z0-9]{30,255}/g,
  /\bdo[opr]_v1_[a-f0-9]{32,255}/g,
  /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,128}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,4096}/g,
];

/** What a private key begins and ends with (RFC 7468), in OpenSSH's form and PGP's, too. */
export const KEY_BEGIN = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
export const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;

const SWITCHES: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off', '0', '1', 'enabled', 'disabled']); // prettier-ignore
const STAND_INS: ReadonlySet<string> = new Set(['aaa', 'abc', 'bar', 'baz', 'beta', 'default', 'dummy', 'empty', 'example', 'fake', 'fixme', 'foo', 'foobar', 'insert', 'invalid', 'na', 'nil', 'none', 'notset', 'null', 'optional', 'placeholder', 'random', 'redacted', 'required', 'sample', 'tbd', 'todo', 'undefined', 'unset', 'unused']); // prettier-ignore
const TO_BE_REPLACED =
  /change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with)|^your[-_ ]|[-_ ]here$|(?:^|[-_ ])(?:dummy|placeholder|notused|unused)(?:$|[-_ ])/i;
const MARKED = /^(?:<[^<>]*>|\*\*[^*]*\*\*|%%?[^%]*%%?|\{\{[^{}]*\}\}|__[A-Za-z_]*__|@[A-Z_]+@|\[[^[\]]*\]|(.)\1*)$/s;
const LONGEST_WORD = 200;

/** What kind of value this is, by itself. @param value as it would be, quotes resolved and variables not */
export function kindOfValue(value: string): ValueKind {
  const text = value.trim();
  if (text.replace(/["'\\]/g, '') === '') return 'empty';
  if (isReference(text)) return 'reference';
  if (text.length > LONGEST_WORD) return 'literal';
  const lower = text.toLowerCase();
  if (SWITCHES.has(lower)) return 'setting';
  if (MARKED.test(text) || TO_BE_REPLACED.test(text) || STAND_INS.has(lower.replace(/[^a-z]/g, '')))
    return 'placeholder';
  return isPath(text) || isPlainAddress(text) ? 'setting' : 'literal';
}

/** `$NAME`, `${NAME:-}`, `$(command)`, several of them, and what stands between them without being a word of its own. */
function isReference(text: string): boolean {
  if (!text.includes('$')) return false;
  return text.replace(/\$(?:\w+|\{\w+(?::?[-+?]["']?["']?)?\}|\([^()]*\))/g, '').replace(/["'/:@.,-]/g, '') === '';
}

function isPath(text: string): boolean {
  if (
    !/^(?:~|\.{0,2})\/[\w.@/-]*$/.test(text) &&
    !/^[\w./-]+\.(?:json|ya?ml|pem|key|crt|cert|txt|sh|asc|p12|jks|conf|ini|env)$/.test(text)
  )
    return false;
  return text.split('/').every((part) => !isRandom(part));
}

/** So long, and of so many kinds of characters, that nobody calls a folder so. */
function isRandom(text: string): boolean {
  return text.length >= 20 && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

function isPlainAddress(text: string): boolean {
  return (
    /^[a-z][a-z\d+.-]{0,30}:\/\/[^\s@]*$/i.test(text) && !/[?&][\w-]*(?:token|key|secret|sig|password)=/i.test(text)
  );
}

/** Whether a value is that of nothing else: so many characters of more than one kind that no other word is meant by it. */
export function isUnmistakable(value: string): boolean {
  if (value.length < 6) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(value)).length;
  return kinds > 1 || value.length >= 20;
}
