import { aptProjects } from './apt-projects.ts';
import type { EverydayProject } from './everyday-project.ts';
import { instructionProjects } from './instruction-projects.ts';
import { languageProjects } from './language-projects.ts';
import { layerProjects } from './layer-projects.ts';
import { systemProjects } from './system-projects.ts';
import { wordingProjects } from './wording-projects.ts';

/** All projects in which everyday transforms are built. */
export const everydayProjects: readonly EverydayProject[] = [
  ...instructionProjects,
  ...wordingProjects,
  ...aptProjects,
  ...layerProjects,
  ...languageProjects,
  ...systemProjects,
];
