import { approvedProjects } from './approved-projects.ts';
import type { BaseProject } from './base-project.ts';
import { cacheProjects } from './cache-projects.ts';
import { contextProjects } from './context-projects.ts';
import { distrolessProjects } from './distroless-projects.ts';
import { javaProjects } from './java-projects.ts';
import { slimProjects } from './slim-projects.ts';
import { userProjects } from './user-projects.ts';

/** One and more of each kind of change that rests on images, users or the files of a build, as far as there are stand-ins. */
export const baseProjects: readonly BaseProject[] = [
  ...slimProjects,
  ...javaProjects,
  ...distrolessProjects,
  ...userProjects,
  ...approvedProjects,
  ...contextProjects,
  ...cacheProjects,
];
