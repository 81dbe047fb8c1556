import type { BuildContext } from './build-context.ts';
import { fieldsOf } from './dependencies/fields.ts';
import { readToml } from './dependencies/toml.ts';

/**
 * The names of the programs that a package of Cargo makes (The Cargo Book, "Cargo Targets"): its own where it has a
 * `src/main.rs`, those of `[[bin]]`, and those in `src/bin`. `undefined` where there is no manifest of a single package.
 */
export function readCargoPrograms(context: BuildContext): readonly string[] | undefined {
  const manifest = readToml(context.readText('Cargo.toml') ?? '');
  const name = fieldsOf(manifest?.['package'])?.['name'];
  if (manifest === undefined || typeof name !== 'string') return undefined;
  const bins: readonly unknown[] = Array.isArray(manifest['bin']) ? manifest['bin'] : [];
  const named = bins.map((bin) => fieldsOf(bin)?.['name']).filter((own) => typeof own === 'string');
  const files = context.namesIn('src/bin').map((file) => file.replace(/\.rs$/, ''));
  return [...new Set([...(context.has('src/main.rs') ? [name] : []), ...named, ...files])];
}
