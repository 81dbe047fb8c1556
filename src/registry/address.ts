import { RegistryError } from './registry-error.ts';

/** The address of the registry that the domain of a reference stands for; nothing is behind its host. */
export function registryAddress(domain: string): URL {
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
  const address = parseUrl(`https://${host}/`);
  if (!address) throw new RegistryError('bad-answer', `"${domain}" is no address of a registry; check the reference`);
  // As Docker does it: a registry on this machine has no certificate.
  return isLoopback(address) ? new URL(`http://${host}/`) : address;
}

/** `undefined` where the text is no absolute address, or has a user in it. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  if (text.length > MOST_CHARACTERS || !URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base?.href);
  return url.username === '' && url.password === '' ? url : undefined;
}

const MOST_CHARACTERS = 8192;

/** Whether it names this machine itself, in so many words: a name that leads here by DNS does not. */
export function isLoopback({ hostname }: URL): boolean {
  // The parser of addresses has made one form of all that stand for the same number.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/**
 * Whether a registry may send us to an address: to one that cannot be listened to, or, where the registry is on this
 * machine, to another port of it. A registry elsewhere may not send us to this machine.
 */
export function mayLeadTo(registry: URL, target: URL): boolean {
  if (isLoopback(target)) return isLoopback(registry) && /^https?:$/.test(target.protocol);
  return target.protocol === 'https:';
}
