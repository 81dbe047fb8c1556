/** Variables that ENV and ARG have set by a point of a stage, names to what was written as the value (unexpanded). */
export type Environment = ReadonlyMap<string, string>;
