import type { Analysis } from '../src/analysis/analysis.ts';
import { describeAlpineAssumptions, describeAlpineEvidence } from '../src/analysis/alpine/describe-swap.ts';
import { type AlpineSwap, planAlpineSwap } from '../src/analysis/alpine/alpine-swap.ts';
import type { AlpineReason } from '../src/analysis/alpine/reasons.ts';
import { findSwapSite, findTarget, type SwapReason, type SwapSite } from '../src/analysis/bases/swap-site.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { writeTag } from '../src/dockerfile/from-reference.ts';
import { describeSwapSavings, SWAP_REFUSALS } from '../src/transform/base-swap.ts';
import { ALPINE_REFUSALS } from '../src/transform/alpine-refusals.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = SwapReason | AlpineReason | 'no-alpine-tag';

/**
 * Starts what ships from the Alpine variant of its base image, and takes the stages with it: `apt-get` becomes `apk`.
 *
 * Alpine is a distribution of a few megabytes with a C library, a shell and tools of its own. The official images of Node.js,
 * Python, Go, Ruby, PHP, nginx and others have a variant on it.
 *
 * Every install of Debian's packages becomes one of Alpine's, at the same place of the script, by names that somebody has
 * looked up; fetching lists and deleting them goes. Users and groups are made by the commands of busybox. bash, time zones and
 * GNU's tools come along where they are used. What was compiled for glibc, what is not to be had for musl, and what could not
 * be read keeps the stage on Debian, and is named.
 *
 * ```dockerfile
 * FROM node:20
 * RUN apt-get update && apt-get install -y --no-install-recommends imagemagick && rm -rf /var/lib/apt/lists/*
 * ```
 *
 * becomes
 *
 * ```dockerfile
 * FROM node:20-alpine
 * RUN apk add --no-cache imagemagick
 * ```
 *
 * It is off by default: no test of ours has built such an image, programs may run slower on musl, and some do not run at all.
 * Switch it on with `--only alpine-base`, or with `base: alpine` for an image in the configuration.
 */
export const alpineBase: Transform<object, Reason> = {
  id: 'alpine-base',
  summary: 'Start from the Alpine variant of the base image, with apk in place of apt',
  category: 'size',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['changes-base-system'],
  answers: [],
  guide: 'build/building/best-practices/#choose-the-right-base-image',
  refusals: {
    ...SWAP_REFUSALS,
    'no-alpine-tag': {
      because: 'the catalogue knows no Alpine variant of this version that is still made where the tag is',
      remedy: 'keep the base, or take a version that has one; "dockoptimize image" prints them',
    },
    ...ALPINE_REFUSALS,
  },
  defaults: {},

  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    const site = findSwapSite(file, analysis, 'alpine');
    if (!site) return;
    if ('reason' in site) {
      yield { kind: 'refusal', instruction: site.stage.from, reason: site.reason, detail: site.detail };
      return;
    }
    const { base } = site;
    const instruction = base.stage.from;
    const { system } = base.facts;
    if (system?.distribution === 'alpine' || base.tag.split('-').includes('alpine')) return;
    const target = findTarget(site, 'alpine', analysis);
    if (typeof target === 'object') {
      yield { kind: 'refusal', instruction, reason: target.reason, detail: target.detail };
      return;
    }
    // Of an image that has no such variant at all, nothing is missed.
    if (!analysis.surroundings.catalogue().hasTag(base.image.path, 'alpine')) return;
    if (target === undefined || system?.packageManager !== 'apt') {
      const detail = `${base.image.name}:${base.tag} is on ${system?.suite ?? 'a system that is not known'}`;
      yield { kind: 'refusal', instruction, reason: 'no-alpine-tag', detail };
      return;
    }
    const written = writeTag(base.from, target);
    if (written === undefined || !base.from.span) {
      const detail = `${base.from.text} stands for ${base.from.expanded}, and ${target} is the tag`;
      yield { kind: 'refusal', instruction, reason: 'built-reference', detail };
      return;
    }
    const swap = planAlpineSwap(file, analysis, site, target);
    yield 'reason' in swap ? { kind: 'refusal', ...swap } : makeFix(analysis, site, swap, target, written);
  },
};

function makeFix(analysis: Analysis, site: SwapSite, swap: AlpineSwap, target: string, written: string): Fix {
  const { base } = site;
  const replacement = `${base.image.name}:${target}`;
  const hasInstall = swap.runs.some(({ installs }) => installs.length > 0);
  return {
    kind: 'fix',
    instruction: base.stage.from,
    edits: [{ span: base.from.span!, text: written }, ...swap.edits],
    title: `Start from ${replacement}${hasInstall ? ', with apk in place of apt' : ''}`,
    why: 'Alpine is a system of a few megabytes, and the stages use nothing that it does not have',
    evidence: describeAlpineEvidence(analysis, site, swap, target),
    assumptions: describeAlpineAssumptions(site, swap, replacement),
    effects: ['changes-base-system'],
    applicability: 'unsafe',
    savings: describeSwapSavings(
      analysis.surroundings,
      base,
      target,
      'what the image on Debian has over that on Alpine',
    ),
  };
}
