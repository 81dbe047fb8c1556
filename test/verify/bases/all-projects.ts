import { approvedProjects } from './approved-projects.ts';
import type { BaseProject } from './base-project.ts';
import { distrolessProjects } from './distroless-projects.ts';
import { javaProjects } from './java-projects.ts';
import { slimProjects } from './slim-projects.ts';
import { userProjects } from './user-projects.ts';

/** One and more of each kind of base and of user that there are stand-ins for. */
export const baseProjects: readonly BaseProject[] = [
  ...slimProjects,
  ...javaProjects,
  ...distrolessProjects,
  ...userProjects,
  ...approvedProjects,
];
