import type { Choices } from './plan.ts';

/** Choices for the files of some folders or names only. */
export interface Override extends Choices {
  /** Globs, at least one; see globs.ts for what they may say. */
  readonly files: readonly string[];
}

/** A configuration file, checked. */
export interface Config extends Choices {
  /** Where the JSON schema is, for editors; nothing reads it. */
  readonly $schema?: string | undefined;
  /** Globs of files that are not looked at. */
  readonly exclude?: readonly string[] | undefined;
  /** Later ones win over earlier ones and over the configuration itself. */
  readonly overrides?: readonly Override[] | undefined;
}

/**
 * What a configuration chooses for one file. The overrides that match it win over the configuration, later ones over
 * earlier ones, key by key: a list replaces the list, the options of a transform are laid over those it has.
 * @param relativePath from the folder of the configuration file, with `/` between folders
 * @param isMatch whether one of the globs matches the path; ordinarily `isGlobMatch` of globs.ts
 */
export function choicesFor(
  config: Config,
  relativePath: string,
  isMatch: (globs: readonly string[], path: string) => boolean,
): Choices {
  let choices = pickChoices(config);
  for (const override of config.overrides ?? []) {
    if (!isMatch(override.files, relativePath)) continue;
    const own = pickChoices(override);
    choices = { ...choices, ...own, ...joinOptions(choices, own) };
  }
  return choices;
}

/**
 * What a configuration and the command line choose together; the command line wins. Its `only` replaces that of the
 * configuration, its `skip`, `enable` and `allow` are added. A transform that it names in `only` or `enable` is no longer
 * skipped because the configuration says so: who types a name wants it.
 */
export function mergeChoices(base: Choices, flags: Choices): Choices {
  const named = [...(flags.only ?? []), ...(flags.enable ?? [])];
  const merged: Choices = {
    unsafe: base.unsafe || flags.unsafe,
    allow: addList(base.allow, flags.allow),
    only: flags.only && flags.only.length > 0 ? flags.only : base.only,
    skip: addList(
      base.skip?.filter((id) => !named.includes(id)),
      flags.skip,
    ),
    enable: addList(base.enable, flags.enable),
    base: flags.base ?? base.base,
    bases: flags.bases ?? base.bases,
    runtime: flags.runtime ?? base.runtime,
    cleanup: flags.cleanup ?? base.cleanup,
    builder: flags.builder ?? base.builder,
    mirrors: flags.mirrors ?? base.mirrors,
    images: flags.images ?? base.images,
    ...joinOptions(base, flags),
  };
  return pickChoices(merged);
}

const KEYS = [
  'unsafe', 'allow', 'only', 'skip', 'enable', 'transforms', 'base', 'bases', 'runtime', 'cleanup', 'builder',
  'mirrors', 'images',
] as const satisfies readonly (keyof Choices)[]; // prettier-ignore

/** The choices alone, without other keys and without keys that choose nothing. */
function pickChoices(choices: Choices): Choices {
  const all = KEYS.map((key) => [key, choices[key]] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function joinOptions(base: Choices, top: Choices): Pick<Choices, 'transforms'> {
  if (!base.transforms || !top.transforms) return { transforms: top.transforms ?? base.transforms };
  const joined = new Map(Object.entries(base.transforms));
  for (const [id, options] of Object.entries(top.transforms)) joined.set(id, { ...joined.get(id), ...options });
  return { transforms: Object.fromEntries(joined) };
}

function addList(
  base: readonly string[] | undefined,
  more: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!base || !more) return more ?? base;
  return [...new Set([...base, ...more])];
}
