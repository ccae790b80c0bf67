// What every section of an API gets.
import type { RestApiView } from '../../../shared/definition/api-view';

export interface SectionProps {
  readonly view: RestApiView;
  /** The part that is open; the first where it is absent or gone. */
  readonly id: string | undefined;
  readonly onOpen: (id: string) => void;
}
