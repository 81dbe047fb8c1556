import { BASE_EFFECTS } from './effects/bases.ts';
import { INSTALL_EFFECTS } from './effects/installs.ts';
import { INSTRUCTION_EFFECTS } from './effects/instructions.ts';
import { LAYER_EFFECTS } from './effects/layers.ts';
import { STAGE_EFFECTS } from './effects/stages.ts';

export { type Reach, REACHES } from './effects/reach.ts';

/**
 * Every way in which a fix may change what a build does. The checker knows each of them; a difference that no declared
 * effect names is a bug of the transform.
 */
export const EFFECTS = {
  ...INSTALL_EFFECTS,
  ...LAYER_EFFECTS,
  ...INSTRUCTION_EFFECTS,
  ...BASE_EFFECTS,
  ...STAGE_EFFECTS,
};

export type Effect = keyof typeof EFFECTS;
