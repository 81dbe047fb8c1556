/**
 * Names of variables, options and fields whose values are credentials. The words are those that BuildKit's check
 * SecretsUsedInArgOrEnv looks for (BuildKit's reference, "Build checks"), and what the names in 12,300 real Dockerfiles
 * showed to be missing from them and too much in them.
 */

/** A name is that of a credential where one of its words is, or ends with, one of these. */
const CREDENTIALS: readonly string[] = [
  'password',
  'passwd',
  'passphrase',
  'pass',
  'secret',
  'secrets',
  'token',
  'credential',
  'credentials',
  'apikey',
  'accesskey',
  'secretkey',
  'privatekey',
  'sshkey',
  'accountkey',
  'masterkey',
  'licensekey',
  'authkey',
  'pwd',
];

/** The same, as words of their own at the end of a name. */
const SHORT_CREDENTIALS: ReadonlySet<string> = new Set(['pw', 'pat', 'creds', 'cred', 'pword']);

/** Words that end like a credential and are none. */
const NO_CREDENTIALS: ReadonlySet<string> = new Set([
  'bypass',
  'compass',
  'sshpass',
  'trespass',
  'surpass',
  'underpass',
]);

/** What a key has to be named after to be a secret: most others are fingerprints, or keys of a map. */
const SECRET_KEYS: ReadonlySet<string> = new Set(['access', 'account', 'api', 'app', 'auth', 'cookie', 'deploy', 'encrypt', 'encryption', 'hmac', 'ingest', 'jwt', 'license', 'master', 'private', 'secret', 'session', 'shared', 'ssh', 'storage', 'subscription', 'write']); // prettier-ignore

/** What may follow a key without making it something else: `SECRET_KEY_BASE`, `API_KEY_PROD`. */
const AFTER_KEYS: ReadonlySet<string> = new Set(['base', 'prod', 'production', 'staging', 'dev', 'development', 'test', 'live', 'default']); // prettier-ignore

/** Words behind a credential that make the whole the name of something else: where it is, how long, whether. */
const ABOUT: ReadonlySet<string> = new Set(['age', 'alg', 'algo', 'algorithm', 'allowed', 'attempts', 'auth', 'bytes', 'callback', 'chars', 'class', 'cli', 'cmd', 'command', 'complexity', 'count', 'days', 'dest', 'dir', 'directory', 'disabled', 'dummy', 'duration', 'enable', 'enabled', 'encoding', 'endpoint', 'env', 'environment', 'exp', 'expiration', 'expire', 'expires', 'expiry', 'factor', 'field', 'file', 'filename', 'files', 'folder', 'format', 'generator', 'grant', 'hash', 'hasher', 'hashers', 'header', 'headers', 'history', 'host', 'hours', 'id', 'ids', 'interval', 'issuer', 'label', 'len', 'length', 'lifetime', 'limit', 'location', 'login', 'manager', 'max', 'method', 'min', 'minimum', 'minutes', 'mode', 'mount', 'name', 'names', 'num', 'number', 'optional', 'param', 'parallelism', 'path', 'pattern', 'policy', 'port', 'prefix', 'prompt', 'protected', 'provider', 'realm', 'ref', 'regex', 'regexp', 'renew', 'required', 'reset', 'review', 'rotation', 'rules', 'script', 'scope', 'seconds', 'server', 'service', 'size', 'source', 'stdin', 'store', 'strength', 'suffix', 'template', 'timeout', 'tool', 'ttl', 'type', 'uri', 'url', 'user', 'username', 'validation', 'validator', 'validators', 'var', 'variable', 'verify', 'version', 'volume']); // prettier-ignore

/** Words before a credential that make the whole a switch, or something that everybody may see. */
const NEGATING: ReadonlySet<string> = new Set(['allow', 'allowed', 'ask', 'disable', 'enable', 'expire', 'fingerprint', 'force', 'generate', 'gpg', 'has', 'hide', 'ignore', 'install', 'is', 'max', 'min', 'no', 'num', 'pgp', 'prompt', 'pub', 'public', 'require', 'requires', 'show', 'skip', 'use', 'validate', 'verify', 'with', 'without']); // prettier-ignore

/** Variables that a bundler writes into pages which everybody loads: what they hold is public by intent. */
const PUBLISHED = /^(?:react_app|next_public|nuxt_public|expo_public|vite|vue_app|gatsby|public|storybook)_/i;

/** Names that say it with other words. */
const EXACT: ReadonlySet<string> = new Set(['auth', 'basicauth', 'composerauth', 'rediscliauth', 'dockerauth', 'dockerauthconfig', 'authorization', 'proxyauthorization', 'httpauth']); // prettier-ignore

/**
 * Something of every such name, in lower case: each of `CREDENTIALS` holds one of the first, the short ones and keys the next,
 * and all of `EXACT`, the words of which may stand apart, the last. Most names have none of it.
 */
const SUSPECT = /pass|pw|secret|token|cred|key|pat[^a-z\d]*$|a[^a-z\d]*u[^a-z\d]*t[^a-z\d]*h/;

const LONGEST_NAME = 200;

/** Whether what a variable, option or field of this name holds is a credential. Takes time in line with its length. */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST_NAME || !SUSPECT.test(name.toLowerCase()) || PUBLISHED.test(name)) return false;
  const words = wordsOf(name);
  if (EXACT.has(words.join(''))) return true;
  const at = words.findLastIndex((word, i) => isCredential(word, i === words.length - 1) || isSecretKey(words, i));
  if (at === -1 || words.join('') === 'pwd' || words.join('') === 'oldpwd') return false;
  const behind = words.slice(at + 1);
  if (words[at] === 'key' || words[at] === 'keys') {
    if (behind.some((word) => !AFTER_KEYS.has(word) && !/^\d+$/.test(word))) return false;
  } else if (behind.some((word) => ABOUT.has(word) || word === 'key')) return false;
  return !words.slice(0, at).some((word) => NEGATING.has(word));
}

/** `DB_PASSWORD`, `accessToken`, `X-Api-Key`, `PHP.default_pw`: all in lower case. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function isCredential(word: string, isLast: boolean): boolean {
  if (isLast && SHORT_CREDENTIALS.has(word)) return true;
  if (NO_CREDENTIALS.has(word)) return false;
  const plain = word.replace(/\d+$/, '');
  return CREDENTIALS.some((ending) => plain.endsWith(ending));
}

function isSecretKey(words: readonly string[], at: number): boolean {
  return (words[at] === 'key' || words[at] === 'keys') && at > 0 && SECRET_KEYS.has(words[at - 1]!);
}
