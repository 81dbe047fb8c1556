import { runsFromCache, RUNS_FROM_CACHE } from './cache-runners.ts';
import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/**
 * What deletes the archives of gems, which RubyGems and Bundler keep beside what they have unpacked, in `cache` of the folder
 * that `gem env gemdir` prints: /usr/local/bundle in the official images, where GEM_HOME says so. By, 2026-11-21: RubyGems' own
 * environment_command and pristine_command, which restores gems from there; the Dockerfile template of docker-library/ruby. What
 * Bundler's options do (`--local` installs from there) is general knowledge, not looked up.
 */
export const GEM_CLEANUPS: readonly Cleanup[] = (['bundle', 'gem'] as const).map((manager): Cleanup => ({
  manager,
  owner: 'root',
  command: (program) => `rm -rf "$(${program.replace(/bundler?$/, 'gem')} env gemdir)"/cache/*.gem`,
  folders: ['/usr/local/bundle', '/var/lib/gems', '/usr/lib/ruby/gems', '/usr/local/lib/ruby/gems'],
  places: /\/(?:bundle|gems|\.gem|ruby)(?:\/|$)/,
  movedBy: {
    options: ['--path', '--deployment', '--install-dir', '-i', '--user-install', '--system-bindir', '--standalone'],
    variables: ['BUNDLE_PATH', 'BUNDLE_DEPLOYMENT', 'BUNDLE_CACHE_PATH'],
    words: /\bbundler? +config\b[^&;|\n]{0,200}\b(?:path|deployment|cache_path)\b/,
  },
  broughtBy: /^(?:ruby[\d.]*(?:-(?:full|bundler|libs))?|rubygems[\w.-]*|bundler|gem)$/,
  neededIn: /\b(?:gem|bundler?)["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|pristine|cache|package|pack)\b/,
  what: 'the archives of installed gems',
  fills: manager === 'gem' ? isGemInstall : isBundleInstall,
  empties: (command) => deletesArchives(command),
  needs,
  needsIn: (text) => RUNS_FROM_CACHE.gem.test(text),
  offlineBy: /\bBUNDLE_LOCAL\b/,
})); // prettier-ignore

/** Gems that bring megabytes, alone or by what they depend on (from memory): what another leaves is not worth a line. */
const LARGE =
  /^(?:rails|jekyll|github-pages|fastlane|cocoapods|chef|inspec|puppet|passenger|nokogiri|middleman|nanoc|asciidoctor-pdf|aws-sdk|grpc|google-protobuf|sassc|libv8|libv8-node|therubyracer|mini_racer|bosh_cli|fluentd|vagrant|berkshelf|test-kitchen|kitchen-.*|ffi|sorbet|rubocop|fpm|hiera-eyaml|r10k|dpl|heroku|taps|capistrano)(?::.*)?$/;
/** So many names are as much as a large one. */
const MANY = 6;

function isGemInstall(command: PackageCommand): boolean {
  const { subcommand, operands, unknown } = command;
  if (subcommand !== 'install' && subcommand !== 'i') return false;
  if (hasOption(command, '--help', '-h', '--explain')) return false;
  return (
    operands.length + unknown.length >= MANY || operands.some(({ value }) => value !== undefined && LARGE.test(value))
  );
}

function isBundleInstall(command: PackageCommand): boolean {
  if (hasOption(command, '--local', '--help', '-h', '--version', '-v')) return false;
  const { subcommand, unknown } = command;
  return subcommand === undefined ? unknown.length === 0 : /^(?:i|install|update)$/.test(subcommand);
}

function needs(command: Command): boolean {
  if (runsFromCache('gem', command)) return true;
  const ruby = readPackageCommand(command);
  if (ruby?.manager === 'gem') {
    const isInstall = ruby.subcommand === 'install' || ruby.subcommand === 'i';
    return isInstall && ruby.invocation.args.some(({ text }) => /gemdir|\/cache\//.test(text));
  }
  if (ruby?.manager !== 'bundle')
    return readsFiles(command, /(?:bundle|gems|ruby)\/(?:[\d.*]+\/)?cache\b|gemdir\)?["']?\/cache\b/);
  return hasOption(ruby, '--local') || /^(?:pristine|cache|package|pack)$/.test(ruby.subcommand ?? '');
}

function deletesArchives(command: Command): boolean {
  if (command.words.some(({ text }) => /^["']?\*\.gem["']?$/.test(text))) return deletes(command, /./);
  const isOfGems = command.words.some(({ text }) => /gem|bundle|ruby/i.test(text));
  return isOfGems && deletes(command, /\/cache(?:\/\*?(?:\.gem)?)?$|\/bundle\/?$/);
}
