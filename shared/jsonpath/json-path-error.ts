/** The error of a JSONPath: one that cannot be read, or that does not fit what it is applied to. */

/** A path that is malformed or cannot be applied. `position` counts characters of the path from 0. */
export class JsonPathError extends Error {
  readonly position: number;
  readonly path: string;

  constructor(path: string, message: string, position: number) {
    super(message);
    this.name = 'JsonPathError';
    this.path = path;
    this.position = position;
  }
}
