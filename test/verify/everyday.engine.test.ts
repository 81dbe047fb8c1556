import { afterAll, beforeAll, expect, test } from 'vitest';
import { borrowNames } from './bases/borrowed-names.ts';
import { tryProject } from './bases/try-project.ts';
import { everydayProjects } from './everyday/all-projects.ts';
import { buildStandIns } from './everyday/stand-ins.ts';
import { compareWholeImages, findUnexpected, isLarger } from './everyday/whole-images.ts';
import { type OpenedEngine, openEngine } from './opened-engine.ts';
import { describeEngine } from '../lab.ts';
import type { Watch } from '../../src/verify/builder.ts';

const WATCH: Watch = { timeLimit: 60_000, signal: new AbortController().signal };

describeEngine('everyday transforms are built, and all files of both images compared', (lab) => {
  let engine: OpenedEngine;
  let removeStandIns: (() => void) | undefined;
  let returnNames: (() => void) | undefined;

  beforeAll(async () => {
    engine = await openEngine(lab);
    returnNames = borrowNames(lab);
    removeStandIns = buildStandIns(lab);
  }, 300_000);
  afterAll(async () => {
    await engine.close();
    removeStandIns?.();
    returnNames?.();
  });

  test.each(everydayProjects.map((project) => [project.name, project] as const))('%s', async (_, project) => {
    const { transforms, prints, differs } = project;
    const { verification, subjects } = await tryProject({ ...project, isJob: true }, engine);
    const { outcome, because, culprits, unproven, rewrite, reach } = verification;
    expect({ outcome, because, culprits, unproven }).toEqual({ outcome: 'verified', culprits: [], unproven: [] });
    expect(new Set(rewrite.steps.map((step) => step.transform))).toEqual(new Set(transforms));
    expect(reach).toBe('smoked');
    // That both print the same is a part of the verdict.
    expect(subjects!.after.exercise!.end!.stdout).toContain(prints);
    const { history: _was, ...config } = subjects!.before.config;
    const { history: _is, ...changed } = subjects!.after.config;
    expect(changed).toEqual({ ...config, ...differs?.config });
    const { images } = engine;
    const [before, after] = [await images.look(subjects!.before, WATCH), await images.look(subjects!.after, WATCH)];
    expect(findUnexpected(await compareWholeImages(before, after), differs)).toEqual([]);
    expect(isLarger(after, before)).toBe(false);
  });
});
