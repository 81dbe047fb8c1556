import type { RefusalText } from './transform.ts';
import type { AlpineReason } from '../analysis/alpine/reasons.ts';

/** Why a stage is left on Debian, and what would let it go to Alpine. */
export const ALPINE_REFUSALS: Readonly<Record<AlpineReason, RefusalText>> = {
  'built-reference': {
    because: 'a variable holds a part of the tag that would have to change, and it may be used elsewhere',
    remedy: 'put the version alone into the variable, and the variant behind it',
  },
  'other-configuration': {
    because: 'the Alpine variant starts in another way, or it is not known how it starts',
    remedy: 'compare the two with "docker inspect", and set in the file what differs',
  },
  'unread-script': {
    because: 'the script of a RUN could not be read for certain, so that it could not be translated',
    remedy: 'write it as a plain shell-form RUN',
  },
  'unread-program': {
    because: 'something runs that was not read, and it may need what Alpine lacks',
    remedy: 'give the folder of the build with --context, or write it as a plain script',
  },
  'unread-manifest': {
    because:
      'which packages are installed is in a file that was not read, and one of them may not be to be had for musl',
    remedy: 'give the folder of the build with --context',
  },
  onbuild: {
    because: 'an ONBUILD runs in images that are built on this one, whose files are not here',
    remedy: 'change those images first, and this one by hand',
  },
  'package-source': {
    because: 'packages come from a source that only apt and dpkg can read',
    remedy: 'look for the package in Alpine, or for a build of its maker for musl',
  },
  'version-pin': {
    because: 'a version, release or architecture of Debian is asked for, and Alpine has other ones',
    remedy: 'drop it, or stay on Debian',
  },
  'unmapped-package': {
    because: 'nobody has looked up what stands for the package on Alpine',
    remedy: 'look for it on pkgs.alpinelinux.org, and change the file by hand',
  },
  'old-alpine': {
    because: 'names of packages are those of the present Alpine, and the variant is on an older one',
    remedy: 'take a newer version of the image first',
  },
  'apt-command': {
    because: 'a command of apt or dpkg has no counterpart on Alpine that is sure to do the same',
    remedy: 'write it without that command, or stay on Debian',
  },
  'unclear-links': {
    because:
      'a command that would have to change is bound to others in a way that leaves no plain place for the new one',
    remedy: 'join the commands by &&',
  },
  'comment-between': {
    because: 'a comment stands in what would have to go, and a fix loses none',
    remedy: 'put the comment above the RUN',
  },
  'unknown-command': {
    because: 'it is not known where the command comes from on Alpine',
    remedy: 'install what brings it by name, or stay on Debian',
  },
  'gnu-option': {
    because: "busybox does not understand an option of GNU's program, and no package is known that brings that",
    remedy: 'write it without the option',
  },
  'shell-differs': {
    because: 'the shells of Debian and Alpine do different things with the same text',
    remedy: 'use printf, or name the shell that is meant with SHELL',
  },
  'account-command': {
    because: 'a user or group cannot be made in the same way on Alpine',
    remedy: 'give it another number or name, or install shadow by hand',
  },
  'unknown-user': {
    because: 'a user or group is named that Debian has and Alpine has not',
    remedy: 'make it in the file, or use one that the image has',
  },
  locale: {
    because: 'musl knows no other language or order of letters than C.UTF-8',
    remedy: 'set it to C.UTF-8 if nothing depends on it, or stay on Debian',
  },
  'debian-path': {
    because: 'a place is named that Debian has, and Alpine has elsewhere or not at all',
    remedy: 'find out where it is on Alpine, and change the file by hand',
  },
  'remote-add': {
    because: 'what an ADD fetches was not seen, and may have been made for glibc',
    remedy: 'fetch a build for musl, or stay on Debian',
  },
  'glibc-program': {
    because: 'a program that was compiled for glibc does not run on Alpine',
    remedy: 'take a build for musl, or one that is linked to nothing',
  },
  'copied-from-glibc': {
    because: 'what comes from a stage or image on glibc may have been compiled for it',
    remedy: 'take that stage to Alpine first, or link its programs to nothing',
  },
  'copied-to-glibc': {
    because: 'another stage takes files out of this one, and what is made on Alpine does not run elsewhere',
    remedy: 'let that stage start from Alpine, too',
  },
  compiles: {
    because: 'something is compiled with what the base image brings, and the Alpine variant has no compiler',
    remedy: 'install build-base in a stage of its own, and copy the result from it',
  },
  'native-package': {
    because: 'a package has to be compiled on musl, or needs a library that nothing installs',
    remedy: 'install what it needs with apk by hand, and measure whether that is still smaller',
  },
  'not-root': {
    because: 'a package is missing, and the user at the beginning of the stage may not install any',
    remedy: 'install it before the USER instruction',
  },
};
