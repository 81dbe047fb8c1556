/**
 * A package that many use without naming it, since another recommends it. What it is needed by decides whether it is
 * named when recommendations are switched off (trap C5).
 */
export interface Companion {
  readonly name: string;
  /** The packages it comes along with. */
  readonly comesWith: RegExp;
  /** Packages that bring it as a dependency, so that it need not be named. */
  readonly impliedBy: RegExp;
  /** Commands that need it; `always` where its lack would show in no command's name. */
  readonly neededBy: 'always' | readonly string[];
  /** Text anywhere in the stage that needs it, too. */
  readonly text?: RegExp;
  /** What goes wrong without it, as a clause. */
  readonly because: string;
}

const NOTHING = /^$/;
/** A compiler with its headers, whichever way it is named. */
const COMPILER = /^(?:build-essential|g\+\+(?:-\d[\d.]*)?|gcc(?:-\d[\d.]*)?|clang(?:-\d[\d.]*)?)$/;

/**
 * Sources: the field "Recommends" of Debian's package indices (wheezy to bookworm agree on these), and reports of
 * broken builds: astral-sh/uv#6208, alexryabtsev/docker-workshop#1, abbbi/virtnbdbackup#209. Every package named here
 * exists in each suite of Debian and Ubuntu since 2012.
 */
export const COMPANIONS: readonly Companion[] = [
  {
    name: 'ca-certificates',
    comesWith:
      /^(?:curl|wget|git|git-core|git-all|libcurl\S*|aria2|docker\.io|python-virtualenv|python3-virtualenv|virtualenv|apt-transport-https|w3m|lynx|svn|subversion|mercurial|links2?|elinks|youtube-dl|composer|npm|nodejs|gh)$/,
    impliedBy:
      /^(?:ca-certificates-java|openjdk-\d+-j\S+|default-j\S+|software-properties-common|ubuntu-(?:minimal|server))$/,
    neededBy: 'always',
    because: 'without it no TLS connection is trusted',
  },
  {
    name: 'openssh-client',
    comesWith: /^(?:git|git-core|git-all|mercurial|rsync|subversion|ansible|keychain)$/,
    impliedBy: /^(?:ssh|openssh-server|openssh-client)$/,
    neededBy: ['ssh', 'scp', 'sftp', 'ssh-keygen', 'ssh-keyscan', 'ssh-agent', 'ssh-add'],
    text: /git@[\w.-]+:|ssh:\/\/|type=ssh|--mount=type=ssh|\.ssh\b/,
    because: 'SSH is used here',
  },
  {
    name: 'patch',
    comesWith: /^(?:git|git-core|git-all|devscripts|debhelper|quilt)$/,
    impliedBy: /^(?:patch|dpkg-dev|build-essential|quilt)$/,
    neededBy: ['patch'],
    because: 'patch is called here',
  },
  {
    name: 'gnupg',
    comesWith:
      /^(?:software-properties-common|python-software-properties|apt-transport-https|gpg|gpgv|dirmngr|gnupg-curl|dpkg-dev|build-essential|debian-keyring)$/,
    impliedBy: /^(?:gnupg|gnupg2|gnupg1)$/,
    neededBy: ['gpg', 'gpg2', 'apt-key', 'add-apt-repository', 'apt-add-repository'],
    because: 'keys are read here',
  },
  {
    name: 'dirmngr',
    comesWith: /^(?:gnupg|gnupg2|gpg|software-properties-common|python-software-properties|apt-transport-https)$/,
    impliedBy: /^dirmngr$/,
    neededBy: [],
    text: /--recv(?:-keys?)?\b|add-apt-repository[^&;|\n]{0,200}ppa:/,
    because: 'a key server is asked here',
  },
  {
    name: 'gcc',
    comesWith: /^(?:golang|golang-go|golang-\d\S*|cmake|flex|libtool|rustc|cargo|python-cffi|valac|ghc)$/,
    impliedBy: /^(?:build-essential|gcc(?:-\d[\d.]*)?|g\+\+(?:-\d[\d.]*)?|clang(?:-\d[\d.]*)?)$/,
    neededBy: ['gcc', 'cc', 'go', 'cmake', 'make', 'cargo'],
    because: 'C is compiled here',
  },
  {
    name: 'libc6-dev',
    comesWith:
      /^(?:gcc|gcc-\d[\d.]*|clang|clang-\d[\d.]*|tcc|golang|golang-go|golang-\d\S*|rustc|cargo|ghc|ocaml|fpc|nasm|yasm)$/,
    impliedBy:
      /^(?:build-essential|g\+\+(?:-\d[\d.]*)?|libc6?-dev|libstdc\+\+-\S+-dev|gcc-multilib|g\+\+-multilib|clang(?:-\d[\d.]*)?)$/,
    neededBy: 'always',
    because: 'without it no C program compiles',
  },
  {
    name: 'make',
    comesWith: /^(?:cmake|automake|autoconf|dpkg-dev|devscripts|gnat|bison|flex)$/,
    impliedBy: /^(?:make|build-essential|dpkg-dev|debhelper)$/,
    neededBy: ['make', 'cmake', 'gmake'],
    because: 'make is called here',
  },
  {
    name: 'automake',
    comesWith: /^(?:autoconf|libtool)$/,
    impliedBy: /^(?:automake[\d.]*|dh-autoreconf|debhelper)$/,
    neededBy: ['automake', 'aclocal', 'autoreconf', 'autogen.sh', 'bootstrap', 'buildconf'],
    because: 'automake is called here',
  },
  {
    name: 'xauth',
    comesWith: /^(?:xvfb|x11vnc|xinit|tigervnc-\S+|openssh-server|openssh-client)$/,
    impliedBy: NOTHING,
    neededBy: ['xvfb-run', 'startx', 'xauth', 'vncserver'],
    text: /xvfb-run/,
    because: 'xvfb-run calls xauth',
  },
  {
    name: 'unzip',
    comesWith: /^(?:composer|devscripts)$/,
    impliedBy: NOTHING,
    neededBy: ['unzip', 'composer'],
    because: 'it is called here',
  },
  {
    name: 'ssl-cert',
    comesWith: /^(?:apache2|apache2-bin|postgresql|postfix|dovecot-\S+)$/,
    impliedBy: NOTHING,
    neededBy: [],
    text: /ssl-cert-snakeoil|default-ssl|a2enmod[^&;|\n]{0,200}\bssl\b/,
    because: 'its certificate is used here',
  },
  {
    name: 'build-essential',
    comesWith: /^(?:python3?-pip|python3?-virtualenv|virtualenv|bundler|ruby-bundler)$/,
    impliedBy: COMPILER,
    neededBy: ['pip', 'bundle', 'virtualenv'],
    because: 'what is installed here may have to be compiled',
  },
  {
    name: 'python3-dev',
    comesWith: /^(?:python3-pip|python3-virtualenv)$/,
    impliedBy: /^(?:python3(?:\.\d+)?-(?:all-)?dev|libpython3(?:-all)?-dev)$/,
    neededBy: ['pip'],
    because: 'what is installed here may have to be compiled',
  },
  {
    name: 'python3-setuptools',
    comesWith: /^python3-pip$/,
    impliedBy: NOTHING,
    neededBy: ['pip'],
    because: 'older pip packages need it to install from source',
  },
  {
    name: 'python-dev',
    comesWith: /^(?:python-pip|python-virtualenv)$/,
    impliedBy: /^(?:python2?(?:\.\d+)?-(?:all-)?dev|libpython(?:-all)?-dev)$/,
    neededBy: ['pip'],
    because: 'what is installed here may have to be compiled',
  },
  {
    name: 'python-setuptools',
    comesWith: /^python-pip$/,
    impliedBy: NOTHING,
    neededBy: ['pip'],
    because: 'older pip packages need it to install from source',
  },
  {
    name: 'r-base-dev',
    comesWith: /^r-base-core$/,
    impliedBy: NOTHING,
    neededBy: ['R', 'Rscript'],
    because: 'R packages are compiled from source',
  },
];

/** Official images made from buildpack-deps: certificates, curl and git are there. Not their slim and alpine variants. */
const FULL_IMAGE =
  /^library\/(?:buildpack-deps|node|python|ruby|golang|perl|rust|pypy|gcc|erlang|elixir|openjdk|php|haskell)$/;

/** Whether a base image is known to hold a companion already. */
export function isInBase(companion: Companion, path: string, tag = 'latest'): boolean {
  return companion.name === 'ca-certificates' && FULL_IMAGE.test(path) && !/slim|alpine|jre|stretch-curl/.test(tag);
}

/** Packages that are little but what they recommend: without it, nobody gets what they asked for. */
export const LIVES_BY_RECOMMENDS =
  /^(?:task-\S+|\S+-desktop(?:-\S+)?|xfce4(?:-goodies)?|lxde(?:-core)?|lxqt|mate-\S+|gnome(?:-\S+)?|kde-\S+|kubuntu\S*|xubuntu\S*|lubuntu\S*|cinnamon\S*|texlive(?:-\S+)?|php-pear|libreoffice(?:-\S+)?|wine(?:hq)?(?:-\S+)?|r-base|r-recommended|octave|fcitx\S*|ibus\S*|firefox(?:-\S+)?|chromium(?:-browser)?|google-chrome-\S+|gnuradio|sagemath|network-manager)$/;
