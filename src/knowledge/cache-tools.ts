import { BUILD_CACHE_TOOLS } from './cache-tools/builds.ts';
import { PACKAGE_CACHE_TOOLS } from './cache-tools/packages.ts';
import { SYSTEM_CACHE_TOOLS } from './cache-tools/system.ts';
import type { CacheTool } from './cache-tools/tool.ts';

export type { CachePlace, CacheTool } from './cache-tools/tool.ts';

/** Docker's guides to cache mounts ("Optimize cache usage in builds", the reference of RUN --mount), 2026-11, and each tool's own. */
export const CACHE_TOOLS: readonly CacheTool[] = [...SYSTEM_CACHE_TOOLS, ...PACKAGE_CACHE_TOOLS, ...BUILD_CACHE_TOOLS];
