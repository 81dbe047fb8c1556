/** Releases of Debian whose packages stand in its archive alone: `apt-get update` of their images finds nothing (debian.org, 2026-11-21). */
export const ARCHIVED_SUITES: ReadonlySet<string> = new Set(['hamm', 'slink', 'potato', 'woody', 'sarge', 'etch', 'lenny', 'squeeze', 'wheezy', 'jessie', 'stretch', 'buster']); // prettier-ignore
