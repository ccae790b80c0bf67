// What the builders of entities share.
import type { LossList } from '../../../openapi/import/losses';
import type { SideFiles } from '../values/side-files';
import type { StackPlace, StackResource } from '../values/stack';
import type { EntityBook } from './entity-book';

/** Code that stands in the template itself and becomes a file. */
export interface InlineCode {
  readonly functionName: string;
  readonly fileName: string;
  readonly text: string;
}

export interface BuildContext {
  readonly book: EntityBook;
  readonly losses: LossList;
  readonly place: StackPlace;
  readonly files: SideFiles;
  readonly random: () => number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where code that the template names lies, as a function's `codeUri`. */
  readonly placeCode: (path: string) => string;
  /** Archives in a bucket whose folder is on this machine: name without its ending → path. */
  readonly assets: ReadonlyMap<string, string>;
  /** Resources by what `Ref` gives for them. */
  readonly byRef: ReadonlyMap<string, StackResource>;
  readonly inlineCode: InlineCode[];
}

/** Makes entities of one resource. */
export type Builder = (context: BuildContext, resource: StackResource) => void;
