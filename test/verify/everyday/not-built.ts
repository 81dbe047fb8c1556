/** Built by a whole project of `test/projects`, before and after, by `npm run results`. */
export const BUILT_AS_PROJECT: Readonly<Record<string, string>> = {
  'split-stage': 'go-http',
};

const SAYS_ONLY = 'it names a place and changes nothing';
const NO_ALPINE = 'it needs apk, which is in images of Alpine and no package of Debian';

/** What no build of ours has tried, and why it cannot: a clause. */
export const NOT_BUILT: Readonly<Record<string, string>> = {
  'eol-base': SAYS_ONLY,
  'missing-runtime': SAYS_ONLY,
  'late-deletion': SAYS_ONLY,
  'apk-virtual': SAYS_ONLY,
  'alpine-base': 'it needs an image of Alpine, which is not made of packages of Debian',
  'apk-no-cache': NO_ALPINE,
  'apk-cleanup': NO_ALPINE,
  'tdnf-cleanup': 'it needs tdnf, which is in images of Photon OS and Azure Linux and no package of Debian',
  'conda-clean': 'it needs conda or one of its kin, none of which is a package of Debian',
  'secret-env': 'it needs BuildKit 0.16; that of the lab, from Debian, is 0.13',
};
