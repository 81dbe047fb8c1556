import { rowOf } from './once.ts';
import type { Codenames, System } from './system.ts';

/** eol.json */
export interface EndOfLifeData {
  readonly source: string;
  readonly date: string;
  /** What the world calls a product. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of which product an image is. */
  readonly products: Readonly<Record<string, string>>;
  readonly codenames: Codenames;
  /**
   * By product and cycle: the last day of support, and after a blank that of paid or voluntary support; `-` where it is
   * not set yet, `past` where it has ended on a day that is not known.
   */
  readonly cycles: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** When the support of one release of one product ends. */
export interface Support {
  /** `Node.js`, `Debian`. */
  readonly product: string;
  readonly cycle: string;
  /** `2026-04-30`; `undefined` where none is set yet, `past` where it is over since an unknown day. */
  readonly ends: string | undefined;
  /** Until when others go on, as Debian LTS does. */
  readonly extended: string | undefined;
}

/** When a base image is past its time, by what it is for and by what it stands on. */
export interface EndOfLife {
  readonly product: Support | undefined;
  readonly system: Support | undefined;
}

/**
 * @param versions of the tag, the best first: `24.19` of the variant that `lts` stands for, `3.11.4` of the tag itself
 */
export function findEndOfLife(
  path: string,
  versions: readonly string[],
  system: System | undefined,
  data: EndOfLifeData,
): EndOfLife {
  const product = rowOf(data.products, path);
  const found = versions.map((version) => product && findCycle(product, version, data)).find(Boolean);
  return { product: found || undefined, system: system && findSystem(system, data) };
}

/** Whether the regular support was over on a day. @param today `2026-11-21` */
export function isPast({ ends }: Support, today: string): boolean {
  return ends === 'past' || (ends !== undefined && ends < today);
}

/**
 * Whether nobody who gives it away corrects it any more. Debian's LTS counts as support: it is free, and the images are
 * rebuilt with it; what is sold or meant for subscribers does not. @param today `2026-11-21`
 */
export function isOver(support: Support, today: string): boolean {
  const isFree = support.product === 'Debian' && support.extended !== undefined;
  return isPast(isFree ? { ...support, ends: support.extended } : support, today);
}

/** Until when a system is supported. */
export function supportOfSystem(system: System, data: EndOfLifeData): Support | undefined {
  return findSystem(system, data);
}

function findSystem({ distribution, suite }: System, data: EndOfLifeData): Support | undefined {
  const named = rowOf(data.codenames, suite);
  if (named) return toSupport(named[0], named[1], data);
  const number = /\d[\d.]*$/.exec(suite)?.[0];
  if (number === undefined) return undefined;
  if (distribution === 'alpine') return toSupport('alpine-linux', number, data);
  const product = /^(?:al|amazonlinux)\d/.test(suite) ? 'amazon-linux' : /^[a-z]+/.exec(suite)?.[0];
  return product === undefined ? undefined : toSupport(product, number, data);
}

/** The longest beginning of the version that is a cycle: `3.11` of `3.11.4`; else the newest below it: `5.0` of `5`. */
function findCycle(product: string, version: string, data: EndOfLifeData): Support | undefined {
  const parts = version.split('.').slice(0, 4);
  for (let end = parts.length; end > 0; end -= 1) {
    const support = toSupport(product, parts.slice(0, end).join('.'), data);
    if (support) return support;
  }
  const below = Object.keys(rowOf(data.cycles, product) ?? {}).filter((cycle) => cycle.startsWith(`${version}.`));
  const newest = below.sort((one, other) => lastNumber(other) - lastNumber(one))[0];
  return newest === undefined ? undefined : toSupport(product, newest, data);
}

function lastNumber(cycle: string): number {
  return Number(cycle.slice(cycle.lastIndexOf('.') + 1));
}

function toSupport(product: string, cycle: string, data: EndOfLifeData): Support | undefined {
  const packed = rowOf(rowOf(data.cycles, product) ?? {}, cycle);
  if (packed === undefined) return undefined;
  const [ends, extended] = packed.split(' ') as [string, string?];
  return { product: rowOf(data.labels, product) ?? product, cycle, ends: ends === '-' ? undefined : ends, extended };
}
