import { DOTNET_TOOLS } from './split-dotnet.ts';
import type { BuilderFiles } from './split-paths.ts';
import { PHP_TOOLS } from './split-php.ts';
import { RUBY_TOOLS } from './split-ruby.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { SDK } from '../knowledge/images/dotnet-images.ts';
import type { StepReader } from '../trace/stage-writes.ts';

/** What has to be known of the tools of one language to judge a split of it. */
export interface SplitTools {
  readonly readStep: StepReader;
  /** Where programs lie that are started by their names, besides the usual folders. */
  readonly folders: readonly string[];
  /** Programs of the second image that the catalogue does not list. */
  readonly programs?: readonly string[];
  /** Whether the second image goes with the first, though it has another name. */
  goesWith?(was: BaseImage, is: BaseImage): boolean;
  /** Whether a file of the context may stay behind. @param imagePath absolute */
  mayStay?(contextPath: string, imagePath: string, window: Window, files: BuilderFiles): boolean;
  /** Whether an instruction brings no more than a tool of the build, which nothing starts later. */
  bringsTool?(instruction: Instruction, split: Split): boolean;
  /** Whether a RUN of the second stage does once more what the builder did, behind all copies. */
  repeatsSteps?(run: Instruction, split: Split): boolean;
  /** Whether a package of the system may stay behind that is neither of use to a build alone nor a tool. */
  leavesPackage?(name: string, split: Split, window: Window, files: BuilderFiles): boolean;
  /** Whether a package of the system is needed that the file did not name. */
  mayBring?(name: string, split: Split, window: Window): boolean;
  /** What speaks against all of it, as a clause. */
  findObjection(split: Split, window: Window, copied: readonly string[], files: BuilderFiles): string | undefined;
}

/** By the path of the image that a split begins with. */
const TOOLS: Readonly<Record<string, SplitTools>> = { [SDK]: DOTNET_TOOLS, php: PHP_TOOLS, ruby: RUBY_TOOLS };

export function toolsOf({ image }: BaseImage): SplitTools | undefined {
  return Object.hasOwn(TOOLS, image.path) ? TOOLS[image.path] : undefined;
}
