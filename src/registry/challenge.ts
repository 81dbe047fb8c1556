/** How a registry wants to be asked: the header `WWW-Authenticate` of a 401. */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  /** By their names in small letters: `realm`, `service`, `scope`. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MOST_CHARACTERS = 4096;

/** `Bearer`, or `name="value"`, or `name=value`; each is read once and from its first character on. */
const PART = /[\s,]*(?:([\w-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([\w-]{1,40})(?=\s|,|$))/y;

/**
 * Reads the challenges of a header: there may be several, and what follows a scheme belongs to it. `Bearer` goes before
 * `Basic`; others are left out. `undefined` where there is none of these, or the header cannot be read.
 */
export function readChallenge(header: string): Challenge | undefined {
  const found = readAll(header.slice(0, MOST_CHARACTERS));
  return found.find(({ scheme }) => scheme === 'bearer') ?? found.find(({ scheme }) => scheme === 'basic');
}

function readAll(header: string): readonly Challenge[] {
  const found: Challenge[] = [];
  let parameters: Map<string, string> | undefined;
  PART.lastIndex = 0;
  for (let part = PART.exec(header); part; part = PART.exec(header)) {
    const [, name, quoted, bare, scheme] = part;
    if (scheme === undefined) {
      parameters?.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare!);
      continue;
    }
    parameters = new Map();
    const known = scheme.toLowerCase();
    if (known === 'bearer' || known === 'basic') found.push({ scheme: known, parameters });
  }
  return found;
}
