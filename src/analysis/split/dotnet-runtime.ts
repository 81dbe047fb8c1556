import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { ASPNET, type DotnetTag, RUNTIME, RUNTIME_DEPS } from '../../knowledge/images/dotnet-images.ts';
import type { Published } from '../../trace/dotnet-published.ts';

/** The image that runs what was published: of the same version, on the same release. */
export function findDotnetRuntime(
  { base, stage }: SplitSite,
  { project, isSelfContained }: Published,
  { version, major, suite }: DotnetTag,
): { readonly reference: string; readonly because: string } | SplitObstacle {
  const none = (detail: string): SplitObstacle => ({ reason: 'no-runtime-image', instruction: stage.from, detail });
  if (suite.startsWith('alpine'))
    return none('on Alpine the runtime knows no cultures (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT), and the SDK does');
  const { framework } = project;
  if (framework !== `net${version}`)
    return none(`${project.path} is for ${framework}, and ${base.image.name}:${base.tag} is not`);
  const variables = stage.instructions.flatMap(({ content }) => (content.keyword === 'env' ? readVariables(content) : [])); // prettier-ignore
  if (major < 8 && project.needsAspnet && !variables.some(({ name }) => name === 'ASPNETCORE_URLS')) {
    return none('the image of the SDK does not say what the program listens on, and that of the runtime says port 80: write ENV ASPNETCORE_URLS'); // prettier-ignore
  }
  const path = isSelfContained ? RUNTIME_DEPS : project.needsAspnet ? ASPNET : RUNTIME;
  const why = isSelfContained ? 'the program brings its own .NET' : project.needsAspnet ? `${project.path}, or what it refers to, may need ASP.NET` : `${project.path} does not need ASP.NET`; // prettier-ignore
  return { reference: `${path}:${base.tag}`, because: `${path}:${base.tag} has what the SDK of the same tag is made of: ${why}` }; // prettier-ignore
}
