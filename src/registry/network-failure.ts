/** What the system and its network say by a code, as a clause. */
const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up at the moment',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection broke',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_SOCKET: 'the connection broke',
  CERT_HAS_EXPIRED: 'its certificate is out of date',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Those that a second try would not change. */
const PASSING: ReadonlySet<string> = new Set(['EAI_AGAIN', 'ECONNRESET', 'UND_ERR_SOCKET']);

/** Why fetch failed, as a clause. */
export function describeFailure(error: unknown): string {
  const code = codeOf(error);
  return (code === undefined ? undefined : FAILURES[code]) ?? code ?? 'the request failed';
}

/** Whether it would fail again if it were tried again at once. */
export function isLasting(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || !PASSING.has(code);
}

/** fetch hides what went wrong one or two levels deep, and in a list where several addresses were tried. */
function codeOf(error: unknown): string | undefined {
  let inner = error;
  for (let depth = 0; depth < MOST_DEPTH && inner instanceof Error; depth += 1) {
    if ('code' in inner && typeof inner.code === 'string' && /^[A-Z_]{1,60}$/.test(inner.code)) return inner.code;
    inner = inner instanceof AggregateError ? inner.errors[0] : inner.cause;
  }
  return undefined;
}

const MOST_DEPTH = 4;
