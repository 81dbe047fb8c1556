import { absoluteWorkdir } from './absolute-workdir.ts';
import { addToCopy } from './add-to-copy.ts';
import { alpineBase } from './alpine-base.ts';
import { apkCleanup } from './apk-cleanup.ts';
import { apkNoCache } from './apk-no-cache.ts';
import { apkVirtual } from './apk-virtual.ts';
import { approvedBase } from './approved-base.ts';
import { archiveCleanup } from './archive-cleanup.ts';
import { aptCleanup } from './apt-cleanup.ts';
import { aptNoRecommends } from './apt-no-recommends.ts';
import { aptToAptGet } from './apt-to-apt-get.ts';
import { aptUpdateWithInstall } from './apt-update-with-install.ts';
import { aptYes } from './apt-yes.ts';
import { buildToolsCache } from './build-tools-cache.ts';
import { cacheMount } from './cache-mount.ts';
import { composerCache } from './composer-cache.ts';
import { condaClean } from './conda-clean.ts';
import { copyChmod } from './copy-chmod.ts';
import { copyChown } from './copy-chown.ts';
import { copyManifestsFirst } from './copy-manifests-first.ts';
import { distrolessBase } from './distroless-base.ts';
import { dnfCleanup } from './dnf-cleanup.ts';
import { dnfNoWeakDeps } from './dnf-no-weak-deps.ts';
import { dockerignore } from './dockerignore.ts';
import { dropSudo } from './drop-sudo.ts';
import { dropBuildPackages } from './drop-build-packages.ts';
import { emptyContinuation } from './empty-continuation.ts';
import { eolBase } from './eol-base.ts';
import { gemCache } from './gem-cache.ts';
import { gemNoDocument } from './gem-no-document.ts';
import { execForm } from './exec-form.ts';
import { gitCloneDepth } from './git-clone-depth.ts';
import { gitFolder } from './git-folder.ts';
import { exposePort } from './expose-port.ts';
import { fromAsCase } from './from-as-case.ts';
import { joinInstalls } from './join-installs.ts';
import { jreBase } from './jre-base.ts';
import { keywordCase } from './keyword-case.ts';
import { legacyKeyValue } from './legacy-key-value.ts';
import { maintainerLabel } from './maintainer-label.ts';
import { lateDeletion } from './late-deletion.ts';
import { mergeRun } from './merge-run.ts';
import { minimizeOs } from './minimize-os.ts';
import { missingRuntime } from './missing-runtime.ts';
import { nodeToolsCache } from './node-tools-cache.ts';
import { nonrootUser } from './nonroot-user.ts';
import { npmCache } from './npm-cache.ts';
import { npmCi } from './npm-ci.ts';
import { osPackagesFirst } from './os-packages-first.ts';
import { pacmanCleanup } from './pacman-cleanup.ts';
import { pinBase } from './pin-base.ts';
import { pipefail } from './pipefail.ts';
import { pipNoCache } from './pip-no-cache.ts';
import { productionDeps } from './production-deps.ts';
import { pythonToolsCache } from './python-tools-cache.ts';
import { replacedInstruction } from './replaced-instruction.ts';
import { secretEnv } from './secret-env.ts';
import { slimBase } from './slim-base.ts';
import { sortPackages } from './sort-packages.ts';
import { sourcePackagesCache } from './source-packages-cache.ts';
import { splitStage } from './split-stage.ts';
import { systemYes } from './system-yes.ts';
import { tdnfCleanup } from './tdnf-cleanup.ts';
import { stripBinary } from './strip-binary.ts';
import { stageNameCase } from './stage-name-case.ts';
import { targetPlatform } from './target-platform.ts';
import { yarnCache } from './yarn-cache.ts';
import { yumCleanup } from './yum-cleanup.ts';
import { zypperCleanup } from './zypper-cleanup.ts';
import { temporaryFiles } from './temporary-files.ts';
import type { Transform } from '../src/transform/transform.ts';

/** Every transform, in the order in which they run. Each sees what the ones before it made. */
export const preset: readonly Transform[] = [
  dockerignore, // first: the others see the context as it will be
  secretEnv, // before what joins RUNs: a secret is mounted for no more commands than need it
  eolBase, // speaks of the bases as they stand in the file
  missingRuntime, // speaks of the stages as they stand in the file
  lateDeletion, // speaks of the copies as they stand in the file
  addToCopy, // before what looks at copies: to COPY more can be done
  execForm, // before bases: what follows looks at what is started, and may take the shell away
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
  stripBinary, // behind the split: what is built in a stage that ships is then built in one that does not
  dropSudo, // before what looks at single commands, and puts more beside them
  copyChmod, // before copyChown: of a chmod and a chown of the same file it goes first
  copyChown, // before what joins RUNs: one that goes is none to join
  mergeRun, // first of what edits layers: what looks at single commands then sees the RUNs as they stay, whichever fixes are allowed
  apkVirtual, // behind the joining: only what stands apart is left
  aptToAptGet, // before what adds commands of apt, which speak as those beside them do
  aptUpdateWithInstall, // behind the joining: only what something parts from its install is left
  aptYes, // an install that stops and asks is not worth improving
  systemYes,
  aptNoRecommends,
  dnfNoWeakDeps,
  cacheMount, // before the clean-ups, which leave a RUN with a mount alone
  apkNoCache,
  pipNoCache,
  gemNoDocument,
  temporaryFiles, // behind the joining, and before the next two, which leave alone what the same RUN deletes
  gitCloneDepth, // behind the joining: what it deletes in the same RUN is in no layer
  archiveCleanup, // behind the joining: what one RUN fetches and the next unpacks may be one by now
  joinInstalls, // when all of them have their options
  dropBuildPackages, // behind what adds packages to an install: they are looked at, too
  aptCleanup, // the clean-ups last: they look at the end of a layer
  apkCleanup, // behind apkNoCache, which leaves it little
  minimizeOs, // behind apt-cleanup: both stand at the end of an install
  yumCleanup,
  dnfCleanup,
  tdnfCleanup,
  zypperCleanup,
  pacmanCleanup,
  npmCache,
  yarnCache,
  condaClean,
  composerCache,
  gemCache,
  pythonToolsCache,
  nodeToolsCache,
  sourcePackagesCache,
  buildToolsCache, // behind splitStage: it is for stages that build and ship all the same
  gitFolder, // behind the clean-ups: whichever fixes are allowed, theirs stand before its own
  pipefail, // behind all that joins RUNs and puts commands into them: it leads the script that is left
  sortPackages, // behind all that adds packages, and joins installs
  nonrootUser, // behind all that changes RUNs: its own stand at the end of what makes files
  replacedInstruction, // what only reads better from here on: nothing else looks at how it is written
  maintainerLabel,
  legacyKeyValue,
  absoluteWorkdir,
  exposePort,
  targetPlatform,
  stageNameCase,
  keywordCase,
  fromAsCase, // behind the keywords, whose case it follows
  emptyContinuation,
  pinBase, // last: a base with a digest is one that no other transform changes
];
