import type { Project } from './read-projects.ts';
import type { TrialSettings } from '../../src/verify/trial.ts';

/**
 * How a project is built and run: nothing but its context, no network.
 * @param context the folder that holds it
 * @param timeLimit of one build, in milliseconds
 */
export function trialSettings(project: Project, context: string, timeLimit: number): TrialSettings {
  return {
    timeLimit,
    build: {
      context,
      dockerignore: undefined,
      buildArguments: {},
      secrets: [],
      ssh: [],
      target: undefined,
      platform: undefined,
    },
    exercise: {
      network: 'none',
      capabilities: project.capabilities,
      smoke: project.smoke,
      isJob: project.does.kind === 'job',
      patience: 20_000,
    },
  };
}
