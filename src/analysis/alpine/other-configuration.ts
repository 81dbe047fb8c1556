import { ALIKE } from '../../knowledge/alpine/own-programs.ts';
import type { ImageFacts, KnownDefaults } from '../../knowledge/images/facts.ts';

/** Variables that say how the image itself was made, and that each variant has its own of. */
const OWN_OF_VARIANT: ReadonlySet<string> = new Set(['PHPIZE_DEPS']);

/**
 * In what the configuration of an image differs from that of its other variant, as a clause (rule BS-21). What is not known of
 * either is taken to differ.
 */
export function describeOtherConfiguration(old: ImageFacts, fresh: ImageFacts): string | undefined {
  if ((!old.defaults || !fresh.defaults) && ALIKE.has(old.path)) return undefined;
  if (!old.defaults || !fresh.defaults)
    return `the configuration of ${old.path}:${(old.defaults ? fresh : old).tag} is not known`;
  const [was, is] = [old.defaults, fresh.defaults];
  for (const key of ['user', 'entrypoint', 'workingDir', 'ports', 'volumes', 'stopSignal'] as const) {
    const [left, right] = [was[key], is[key]].map((value) => JSON.stringify(value));
    if (left !== right) return `its ${NAMES[key]} is ${right ?? 'not set'}, not ${left ?? 'unset'}`;
  }
  if (!isSameCommand(was, is))
    return `its command is ${JSON.stringify(is.command)}, not ${JSON.stringify(was.command)}`;
  const names = new Set([...Object.keys(was.env ?? {}), ...Object.keys(is.env ?? {})]);
  const other = [...names].find((name) => !OWN_OF_VARIANT.has(name) && was.env?.[name] !== is.env?.[name]);
  return other === undefined
    ? undefined
    : `${other} is ${is.env?.[other] ?? 'not set'} in it, not ${was.env?.[other] ?? 'unset'}`;
}

const NAMES = {
  user: 'USER',
  entrypoint: 'ENTRYPOINT',
  workingDir: 'WORKDIR',
  ports: 'EXPOSE',
  volumes: 'VOLUME',
  stopSignal: 'STOPSIGNAL',
} as const;

/** A shell is a shell: it is there to be looked at. */
function isSameCommand({ command: was = [] }: KnownDefaults, { command: is = [] }: KnownDefaults): boolean {
  const isShell = (command: readonly string[]): boolean =>
    command.length === 1 && /^(?:\/bin\/)?(?:ba|a)?sh$/.test(command[0]!);
  return JSON.stringify(was) === JSON.stringify(is) || (isShell(was) && isShell(is));
}
