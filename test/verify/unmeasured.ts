import type { ImageMeasures } from '../../src/verify/verification.ts';

/** Figures of an image, for tests to which they do not matter: measuring takes some seconds. */
export const UNMEASURED: ImageMeasures = {
  size: 0,
  compressedSize: undefined,
  layers: 0,
  layerSizes: [],
  compressedLayerSizes: undefined,
  hiddenSize: 0,
  efficiency: 1,
  wastedSize: 0,
  buildTime: 0,
  isFreshBuild: false,
  user: '',
  userId: undefined,
  stopTime: undefined,
  census: { packages: 0, setuidFiles: 0, shells: 0, packageManagers: 0 },
};
