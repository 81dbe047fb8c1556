import { describe, expect, it } from 'vitest';
import { choicesFor, mergeChoices, type Config } from '../../src/plan/choices.ts';
import { isGlobMatch } from '../../src/plan/globs.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { fakeTransform, PRESET } from './fake-transforms.ts';

describe('choicesFor', () => {
  const config: Config = {
    $schema: 'x',
    exclude: ['y'],
    unsafe: true,
    skip: ['apt-yes'],
    transforms: { 'merge-run': { merge: 'few', depth: 1 }, 'apt-yes': { a: 1 } },
    overrides: [
      { files: ['web/**'], skip: ['merge-run'], transforms: { 'merge-run': { depth: 2 } } },
      { files: ['*.dev'], unsafe: false, enable: ['pip-no-cache'], transforms: { 'merge-run': { depth: 3 } } },
    ],
  };

  it('gives the choices of the root where nothing matches', () => {
    expect(choicesFor(config, 'Dockerfile', isGlobMatch)).toEqual({
      unsafe: true,
      skip: ['apt-yes'],
      transforms: config.transforms,
    });
  });

  it('lays the overrides that match over them, later ones on top', () => {
    expect(choicesFor(config, 'web/api/Dockerfile', isGlobMatch)).toEqual({
      unsafe: true,
      skip: ['merge-run'],
      transforms: { 'merge-run': { merge: 'few', depth: 2 }, 'apt-yes': { a: 1 } },
    });
    expect(choicesFor(config, 'web/api/a.dev', isGlobMatch)).toEqual({
      unsafe: false,
      skip: ['merge-run'],
      enable: ['pip-no-cache'],
      transforms: { 'merge-run': { merge: 'few', depth: 3 }, 'apt-yes': { a: 1 } },
    });
  });

  it('leaves a key alone that an override does not say', () => {
    const choices = choicesFor({ unsafe: true, overrides: [{ files: ['a'], unsafe: undefined }] }, 'a', () => true);
    expect(choices).toEqual({ unsafe: true });
  });

  it('asks for a match with the globs of the override and the path', () => {
    const asked: unknown[] = [];
    choicesFor({ overrides: [{ files: ['a', 'b'] }] }, 'x/y', (globs, path) => asked.push(globs, path) < 0);
    expect(asked).toEqual([['a', 'b'], 'x/y']);
  });
});

describe('mergeChoices', () => {
  it('replaces only, adds to the other lists, and is unsafe if either is', () => {
    const base = { unsafe: true, only: ['a'], skip: ['b'], enable: ['c'], allow: ['d'] };
    expect(mergeChoices(base, { unsafe: false, only: ['e'], skip: ['b', 'f'], enable: ['g'], allow: ['h'] })).toEqual({
      unsafe: true,
      only: ['e'],
      skip: ['b', 'f'],
      enable: ['c', 'g'],
      allow: ['d', 'h'],
    });
    expect(mergeChoices({ unsafe: false }, { unsafe: true })).toEqual({ unsafe: true });
  });

  it('takes an empty list of flags for none', () => {
    expect(mergeChoices({ only: ['a'] }, { only: [], skip: [] })).toEqual({ only: ['a'], skip: [] });
  });

  it('lets a name on the command line win over a skip of the configuration, not over one beside it', () => {
    const planned = (flags: object) => {
      return makePlan(PRESET, mergeChoices({ skip: ['pip-no-cache'] }, flags)).transforms.map(
        ({ transform }) => transform.id,
      );
    };
    expect(planned({ only: ['pip-no-cache'] })).toEqual(['pip-no-cache']);
    expect(planned({ enable: ['pip-no-cache'] })).toEqual(['merge-run', 'apt-yes', 'pip-no-cache']);
    expect(planned({ enable: ['pip-no-cache'], skip: ['pip-no-cache'] })).toEqual(['merge-run', 'apt-yes']);
  });

  it('has a kind of base switch on what makes it, for whatever image; what scratch does not fit goes on distroless', () => {
    const preset = ['alpine-base', 'distroless-base'].map((id) => fakeTransform(id, { isDefault: false }));
    const planned = (base: Config['base']) =>
      makePlan(preset, { base }).transforms.map(({ transform }) => transform.id);
    expect(planned('alpine')).toEqual(['alpine-base']);
    expect(planned({ golang: 'scratch', '*': 'slim' })).toEqual(['distroless-base']);
    expect(planned('keep')).toEqual([]);
  });

  it('merges options, the flags on top', () => {
    const merged = mergeChoices({ transforms: { a: { x: 1, y: 1 } } }, { transforms: { a: { y: 2 }, b: {} } });
    expect(merged).toEqual({ transforms: { a: { x: 1, y: 2 }, b: {} } });
  });
});
