// What every form of a method gets.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import type { EntityKey } from '../../../shared/definition/entities';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';

export interface MethodFormProps {
  readonly view: RestApiView;
  readonly node: ResourceView;
  readonly method: Method;
  /** The key of the method: its integration and responses stand inside it. */
  readonly entityKey: EntityKey;
  /** The last request it served. */
  readonly trace: Trace | undefined;
  /** Opens another box of the same method. */
  readonly onOpenBox: (box: BoxName) => void;
}

/** The views of a box below the diagram. */
export type FormSegment = 'values' | 'simple' | 'all' | 'text';
