import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import { readInvocation } from './invocation.ts';
import type { Release } from './releases.ts';
import type { Command } from '../shell/script.ts';

/**
 * The option by which RubyGems leaves out the documents of gems. It is known since 2.0 (February 2013); the older `--no-ri --no-rdoc`
 * are gone since 3.0 (December 2018), by the history of RubyGems, from memory. gem install(1) makes the pages of `ri` by default.
 */
export const NO_DOCUMENT = '--no-document';

/** What says already whether documents are made. */
const CHOICES = [NO_DOCUMENT, '--document', '-N', '--no-ri', '--no-rdoc', '--ri', '--rdoc', '--no-doc'] as const;

/** Whether a command installs gems and makes their documents. */
export function makesDocuments(command: PackageCommand): boolean {
  const isInstall = /^(?:i|install|update)$/.test(command.subcommand ?? '');
  return isInstall && !hasOption(command, ...CHOICES, '--help', '-h', '--explain');
}

/** Whether a command shows the documents of gems, or makes more of them. */
export function readsDocuments(command: Command): boolean {
  const packages = readPackageCommand(command);
  if (packages?.manager === 'gem') return /^(?:rdoc|server)$/.test(packages.subcommand ?? '');
  return /^(?:ri|rdoc|yri|yard)\d*(?:\.\d+)*$/.test(readInvocation(command)?.program ?? '');
}

/** The same of a text that nobody reads as a script. */
export const SHOWS_DOCUMENTS = /(?<![\w./-])(?:ri|yri|rdoc|gem["',\s]+(?:server|rdoc))["',\s]/;

/** Official images with a gemrc that leaves the documents out (the template of docker-library/ruby, and what rests on it). */
export const LEAVES_DOCUMENTS_OUT = /^library\/(?:ruby|jruby|rails|redmine|fluentd)$/;

/** Ways to a Ruby that is not the one of the distribution. */
export const OTHER_RUBY =
  /\b(?:rvm|rbenv|ruby-build|ruby-install|chruby|asdf|brightbox|truffleruby|jruby|ruby-lang\.org|rubygems-update|passenger)\b|\bruby-?1\.[89]|\bruby-\d[\d.]+\.tar|\bgem\s+update\s+--system\s+1\./;

/**
 * A Ruby or RubyGems of before 2.0, by its version: those of Ruby 1.8 and 1.9 came with RubyGems 1.x (the NEWS of RubyGems). Not those of
 * rvm, which brings a newer one along.
 */
export const OLD_RUBY =
  /\b(?:rbenv|ruby-build|ruby-install|asdf)\b[^\n;&|]{0,80}[ \t-]1\.[89]\.\d|\bruby-?1\.[89]|\bgem\s+update\s+--system\s+1\./;

/** Releases whose RubyGems is older than 2.0: Debian's ruby and Ubuntu's are 1.9 until 7 and 14.04, EL 6 has 1.8. From memory. */
export function hasOldGem({ distribution, name }: Release): boolean {
  if (distribution !== 'red hat') return /^(?:squeeze|wheezy|lucid|precise|trusty|2\.\d+)$/.test(name);
  const [image = '', tag = ''] = name.split(':');
  const number = Number(/\d+/.exec(tag)?.[0] ?? Infinity);
  if (image === 'amazonlinux') return number > 2 && number < 2014;
  return image === 'fedora' ? number < 19 : number < 7;
}
