import { alpineBase } from './alpine-base.ts';
import { apkNoCache } from './apk-no-cache.ts';
import { approvedBase } from './approved-base.ts';
import { aptCleanup } from './apt-cleanup.ts';
import { aptNoRecommends } from './apt-no-recommends.ts';
import { aptYes } from './apt-yes.ts';
import { copyManifestsFirst } from './copy-manifests-first.ts';
import { distrolessBase } from './distroless-base.ts';
import { dnfCleanup } from './dnf-cleanup.ts';
import { dockerignore } from './dockerignore.ts';
import { eolBase } from './eol-base.ts';
import { jreBase } from './jre-base.ts';
import { mergeRun } from './merge-run.ts';
import { missingRuntime } from './missing-runtime.ts';
import { nonrootUser } from './nonroot-user.ts';
import { npmCache } from './npm-cache.ts';
import { npmCi } from './npm-ci.ts';
import { osPackagesFirst } from './os-packages-first.ts';
import { pinBase } from './pin-base.ts';
import { pipNoCache } from './pip-no-cache.ts';
import { productionDeps } from './production-deps.ts';
import { secretEnv } from './secret-env.ts';
import { slimBase } from './slim-base.ts';
import { splitStage } from './split-stage.ts';
import { yarnCache } from './yarn-cache.ts';
import { yumCleanup } from './yum-cleanup.ts';
import { zypperCleanup } from './zypper-cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

/** Every transform, in the order in which they run. Each sees what the ones before it made. */
export const preset: readonly Transform[] = [
  dockerignore, // first: the others see the context as it will be
  secretEnv, // before what joins RUNs: a secret is mounted for no more commands than need it
  eolBase, // speaks of the bases as they stand in the file
  missingRuntime, // speaks of the stages as they stand in the file
  alpineBase, // before the slim variant, which it leaves nothing to
  splitStage, // structure before bases: what ships is then another stage
  distrolessBase, // behind the split, before slim-base and before any RUN of ours: what ships then has none
  approvedBase, // whatever is done to a base is done to the one that is to be used
  slimBase, // bases before what looks at scripts: an install may get more packages
  jreBase,
  npmCi, // before what moves installs: one that takes the lock file as it is reads less
  productionDeps, // after npmCi, so that the words stand in one order
  osPackagesFirst, // before what looks at the copies before an install: packages of the system are then out of its way
  copyManifestsFirst,
  mergeRun, // first of what edits layers: what looks at single commands then sees the RUNs as they stay, whichever fixes are allowed
  aptYes, // an install that stops and asks is not worth improving
  aptNoRecommends,
  apkNoCache,
  pipNoCache,
  aptCleanup, // the clean-ups last: they look at the end of a layer
  yumCleanup,
  dnfCleanup,
  zypperCleanup,
  npmCache,
  yarnCache,
  nonrootUser, // behind all that changes RUNs: its own stand at the end of what makes files
  pinBase, // last: a base with a digest is one that no other transform changes
];
