type BySuite = Readonly<Record<string, readonly string[]>>;

/** The same names in both releases. */
function both(...names: readonly string[]): BySuite {
  return { bookworm: names, trixie: names };
}

/** @param names of Debian 12, and of Debian 13 where time stamps of 64 bits gave the package another name */
function each(bookworm: readonly string[], trixie: readonly string[]): BySuite {
  return { bookworm, trixie };
}

/**
 * More of the same, of the headers that extensions of PHP and gems are compiled with: Debian 12 by `apt-cache depends`, Debian
 * 13 by the names that mlocati/docker-php-extension-installer@e50aeb2f5425 resolves to and by the packages of sonames in Debian's
 * indices, 2026-11-21. Empty where every image has it.
 */
export const MORE_LIBRARIES: Readonly<Record<string, BySuite>> = {
  'libpng-dev': each(['libpng16-16'], ['libpng16-16t64']),
  'libzip-dev': each(['libzip4'], ['libzip5']),
  'libicu-dev': each(['libicu72'], ['libicu76']),
  'libonig-dev': both('libonig5'),
  'libwebp-dev': both('libwebp7', 'libwebpmux3', 'libwebpdemux2'),
  'libavif-dev': each(['libavif15'], ['libavif16']),
  'libxpm-dev': both('libxpm4'),
  'libgmp-dev': both('libgmp10', 'libgmpxx4ldbl'),
  'libmcrypt-dev': both('libmcrypt4'),
  'libtidy-dev': each(['libtidy5deb1'], ['libtidy58']),
  'libmemcached-dev': each(['libmemcached11', 'libmemcachedutil2'], ['libmemcached11t64', 'libmemcachedutil2t64']),
  'librabbitmq-dev': both('librabbitmq4'),
  'librdkafka-dev': both('librdkafka1', 'librdkafka++1'),
  'libmagickwand-dev': each(['libmagickwand-6.q16-6'], ['libmagickwand-7.q16-10']),
  'libreadline-dev': each(['libreadline8'], ['libreadline8t64']),
  'libedit-dev': both('libedit2'),
  'libenchant-2-dev': both('libenchant-2-2'),
  'libssh2-1-dev': each(['libssh2-1'], ['libssh2-1t64']),
  'libsodium-dev': both('libsodium23'),
  'libmaxminddb-dev': both('libmaxminddb0'),
  'libbrotli-dev': both('libbrotli1'),
  'liblz4-dev': both('liblz4-1'),
  'libzstd-dev': both('libzstd1'),
  'libsnappy-dev': both('libsnappy1v5'),
  'libuv1-dev': each(['libuv1'], ['libuv1t64']),
  'freetds-dev': { bookworm: ['libsybdb5', 'libct4'] },
  'libjemalloc-dev': both('libjemalloc2'),
  'libgdbm-dev': each(['libgdbm6'], ['libgdbm6t64']),
  'libvips-dev': each(['libvips42'], ['libvips42t64']),
  // Essential packages need it.
  'uuid-dev': both(),
};
