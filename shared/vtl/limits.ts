/** What one rendering may use up before it is ended with an error of kind `limit`. */

/** Bounds of one rendering. The template's own size is checked where templates are stored. */
export interface TemplateLimits {
  /** Rounds of all `#foreach` together; besides, each loop silently ends after 1,000 rounds. */
  readonly iterations: number;
  /** Nesting of blocks, calls, collections and JSON. */
  readonly depth: number;
  /** Characters of the output, and of any one string on the way to it. */
  readonly outputCharacters: number;
  /** Elements of any one list, map or range. */
  readonly elements: number;
  /** Steps of all regular expressions together. */
  readonly regexSteps: number;
  /** Milliseconds that the rendering may take, by `now`. */
  readonly timeMs: number;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** Generous for any real template, far below what would hold up the gateway. */
export const DEFAULT_LIMITS: TemplateLimits = {
  iterations: 1_000_000,
  depth: 400,
  outputCharacters: 10 * 1024 * 1024,
  elements: 1_000_000,
  regexSteps: 20_000_000,
  timeMs: 10_000,
  now: Date.now,
};

/** AWS documented: "API Gateway quotas for configuring and running a REST API", rounds of one `#foreach`. */
export const FOREACH_ROUNDS = 1_000;

/** How deep blocks, parentheses and literals may nest in a template's source. */
export const PARSE_DEPTH = 200;

/** How deep the JSON of a payload may nest. */
export const JSON_DEPTH = 400;
