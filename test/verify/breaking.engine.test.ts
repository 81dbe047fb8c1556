import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedEngine, openEngine } from './opened-engine.ts';
import { UNMEASURED } from './unmeasured.ts';
import { describeEngine } from '../lab.ts';
import { type BreakingProject, copyContext, readBreakingProjects, type TextEdit } from '../projects/read-projects.ts';
import { trialSettings } from '../projects/trial-settings.ts';
import { rewriteDockerfile } from '../../src/pipeline/rewrite.ts';
import type { Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import type { Verification } from '../../src/verify/verification.ts';
import { verifyRewrite } from '../../src/verify/verify.ts';

/** A pipeline that makes the edits of a project and knows no checker: what is wrong is for the build to find. */
function makeEdits(edits: readonly TextEdit[]): (text: string, plan: Plan) => Rewrite {
  return (text, plan) => {
    const steps: Step[] = [];
    let now = text;
    for (const { id, title, find, replace } of edits) {
      if (plan.dropped?.some(({ key }) => key === id)) continue;
      const after = now.replace(find, () => replace);
      if (after === now) continue;
      const line = now.slice(0, now.indexOf(find)).split('\n').length;
      steps.push({ ...STEP, transform: id, title, line, key: id, before: now, after });
      now = after;
    }
    return { ...rewriteDockerfile(text, makePlan([])), status: 'changed', after: now, steps };
  };
}

const STEP: Omit<Step, 'transform' | 'title' | 'line' | 'key' | 'before' | 'after'> = {
  category: 'size',
  why: '',
  evidence: [],
  assumptions: [],
  effects: ['keeps-no-cache'],
  applicability: 'unsafe',
  savings: undefined,
};

const TIME_LIMIT = 300_000;

describeEngine('wrong rewrites that only a build can find', (lab) => {
  let engine: OpenedEngine;

  beforeAll(async () => {
    engine = await openEngine(lab);
  });
  afterAll(async () => {
    await engine.close();
  });

  async function verify(project: BreakingProject, edits: readonly TextEdit[]): Promise<Verification> {
    const context = mkdtempSync(join(tmpdir(), 'dockoptimize-breaking-'));
    try {
      copyContext(project, context);
      return await verifyRewrite(
        {
          ...trialSettings(project, context, TIME_LIMIT),
          text: project.dockerfile,
          plan: makePlan([]),
          allowsUnproven: true,
          timesBuilds: false,
          secrets: [],
        },
        {
          builder: engine.builder,
          rewrite: makeEdits(edits),
          compareContents: engine.images.compareContents,
          // What is found counts here, not what is saved.
          measure: () => Promise.resolve({ before: UNMEASURED, after: UNMEASURED, bytes: [] }),
        },
        { timeLimit: TIME_LIMIT, signal: new AbortController().signal },
      );
    } finally {
      rmSync(context, { recursive: true, force: true });
    }
  }

  describe.each(readBreakingProjects().map((project) => [project.name, project] as const))('%s', (_, project) => {
    test('only the culprit is dropped', { timeout: 600_000 }, async () => {
      // In the middle, so that there is something to be found on both sides.
      const middle = project.harmless.length >> 1;
      const edits = project.harmless.toSpliced(middle, 0, project.culprit);
      const { outcome, culprits, rewrite, builds } = await verify(project, edits);
      expect(culprits.map(({ fix }) => fix.transform)).toEqual([project.culprit.id]);
      expect(outcome).toBe('verified');
      expect(rewrite.steps.map(({ transform }) => transform)).toEqual(project.harmless.map(({ id }) => id));
      expect(builds).toBeLessThanOrEqual(2 + 2 * Math.log2(edits.length));
      // A smoke command tells that the answer is another, not which.
      const said = [culprits[0]!.because, ...culprits[0]!.details].join('\n');
      expect(said).toContain(project.fails === 'answer' ? 'the smoke command' : project.because);
    });
  });
});
