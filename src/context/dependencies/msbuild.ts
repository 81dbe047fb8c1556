import { nodesIn, readXml, type XmlNode } from './xml.ts';

/** What a project file of MSBuild, or one that it imports, says of a restore. */
export interface MsbuildFile {
  /** It names an SDK, as all that `dotnet restore` is for do. */
  readonly hasSdk: boolean;
  /** Relative to it, with `/`. */
  readonly references: readonly string[];
  /** Likewise; `$(MSBuildThisFileDirectory)` is gone. */
  readonly imports: readonly string[];
  /** It has targets of its own, none of which is known to run with a restore. */
  readonly hasTargets: boolean;
  /** What a restore may read besides, as a clause. */
  readonly trouble: string | undefined;
}

/** Functions that look at files, or beyond (learn.microsoft.com/visualstudio/msbuild/property-functions). */
const READS = /System\.IO|ReadAll|GetDirectoryNameOfFileAbove|EnumerateFiles|GetFiles|MSBuild\]::GetRegistry/;
/** Targets of a restore, and what is run before all others. */
const RESTORES = /Restore|CollectPackage|ProcessFrameworkReferences|ResolvePackage|DispatchToInner|CollectCentral/i;
/** Properties that put elsewhere what a restore writes or reads. */
const PLACES = /^(?:BaseIntermediateOutputPath|MSBuildProjectExtensionsPath|IntermediateOutputPath|NuGetLockFilePath|RestorePackagesPath|RestoreSources|RestoreAdditionalProjectSources|RestoreConfigFile|RestoreOutputPath|RestoreAdditionalProjectFallbackFolders|RestoreFallbackFolders|DirectoryBuildPropsPath|DirectoryBuildTargetsPath|DirectoryPackagesPropsPath|ImportDirectoryBuild\w+|CustomBefore\w+|CustomAfter\w+|UseArtifactsOutput|ArtifactsPath)$/i; // prettier-ignore
const HERE = /^\$\(MSBuildThisFileDirectory\)\/?/;
/** The chain of files of one name upwards, which are all taken along. */
const ABOVE = /^\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*'?(?:Directory\.(?:Build|Packages)\.(?:props|targets)|\$\(MSBuildThisFile\))'?\s*(?:,\s*'?\$\(MSBuildThisFileDirectory\)(?:\.\.\/)?'?\s*)?\)\)$/; // prettier-ignore

/** @returns `undefined` for what is no project file */
export function readMsbuild(text: string): MsbuildFile | undefined {
  const root = readXml(text.replace(/^\uFEFF/, ''));
  if (root?.name !== 'Project') return undefined;
  const inTargets = new Set(root.children.filter(({ name }) => name === 'Target').flatMap(nodesIn));
  const nodes = nodesIn(root).filter((node) => !inTargets.has(node));
  const named = (name: string): readonly XmlNode[] => nodes.filter((node) => node.name === name);
  const imports = named('Import').filter(({ attributes }) => attributes['Sdk'] === undefined);
  const hasSdk = root.attributes['Sdk'] !== undefined || named('Sdk').length > 0 || imports.length < named('Import').length;
  const references = named('ProjectReference').flatMap(({ attributes }) => splitItems(attributes['Include'] ?? ''));
  const imported = imports
    .map(({ attributes }) => (attributes['Project'] ?? '').replaceAll('\\', '/').trim())
    .filter((path) => !ABOVE.test(path));
  const paths = [...references, ...imported].map((path) => path.replace(HERE, ''));
  const unclear = paths.find((path) => /[$%@*?]/.test(path) || path === '' || path.startsWith('/'));
  return {
    hasSdk,
    references: paths.slice(0, references.length),
    imports: paths.slice(references.length),
    hasTargets: inTargets.size > 0,
    trouble: unclear === undefined ? findTrouble(root, nodes) : `what "${unclear.slice(0, 80)}" is depends on the run`,
  };
} // prettier-ignore

function splitItems(list: string): readonly string[] {
  return list.split(';').map((item) => item.trim().replaceAll('\\', '/')).filter((item) => item !== ''); // prettier-ignore
}

function findTrouble(root: XmlNode, nodes: readonly XmlNode[]): string | undefined {
  if (root.attributes['InitialTargets'] !== undefined) return 'a target of its own runs before all others';
  for (const { name, attributes, text } of nodes) {
    if (PLACES.test(name)) return `<${name}> has a restore look, or write, elsewhere`;
    const read = [text, ...Object.values(attributes)].find((each) => READS.test(each) && !ABOVE.test(each));
    if (read !== undefined) return `"${read.slice(0, 80)}" reads files`;
    const condition = /\bExists\s*\(\s*'([^']*)'/i.exec(attributes['Condition'] ?? '')?.[1];
    if (condition !== undefined && !isOwnOnly(name, condition))
      return `<${name}> holds only where ${condition.slice(0, 80)} is there`;
  }
  const targets = root.children.filter(({ name }) => name === 'Target');
  const hooked = targets.find(({ attributes }) => RESTORES.test(`${attributes['Name']} ${attributes['BeforeTargets']} ${attributes['AfterTargets']}`));
  return hooked && `its target ${hooked.attributes['Name']} runs with a restore`;
} // prettier-ignore

/** An import of a file that is taken along if it is there asks for nothing else. */
function isOwnOnly(name: string, condition: string): boolean {
  return name === 'Import' && !/[$*?]/.test(condition.replaceAll('\\', '/').replace(HERE, ''));
}
