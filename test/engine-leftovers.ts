import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { findLab } from './lab.ts';

/** What an engine and the temporary folder hold, a list of names each. */
type Holdings = Readonly<Record<string, readonly string[]>>;

const LISTINGS: Readonly<Record<string, readonly string[]>> = {
  images: ['image', 'ls', '--all', '--quiet', '--no-trunc'],
  containers: ['container', 'ls', '--all', '--quiet', '--no-trunc'],
  volumes: ['volume', 'ls', '--quiet'],
};

function look(environment: Readonly<Record<string, string>>): Holdings {
  const list = (words: readonly string[]): readonly string[] => {
    const text = execFileSync('docker', words, { env: { ...process.env, ...environment }, encoding: 'utf8' });
    return [...new Set(text.split('\n').filter((line) => line !== ''))].sort();
  };
  const held = Object.entries(LISTINGS).map(([name, words]) => [name, list(words)] as const);
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('dockoptimize-'));
  return { ...Object.fromEntries(held), folders: folders.sort() };
}

/**
 * Around the whole suite: what the engine and the temporary folder hold has to be the same before and after. Vitest calls
 * it first, and what it gives last.
 */
export default function watchLeftovers(): (() => void) | undefined {
  const lab = findLab();
  if (!lab) return undefined;
  const before = look(lab.env);
  return () => {
    const after = look(lab.env);
    const more = Object.entries(after).flatMap(([name, now]) => {
      const fresh = now.filter((one) => !before[name]!.includes(one));
      return fresh.length === 0 ? [] : [`${name}: ${fresh.join(', ')}`];
    });
    if (more.length > 0) throw new Error(`the suite has left something behind: ${more.join('; ')}`);
  };
}
