// The part of the studio that a host connects pages to.
import type { EventSource } from '../../../shared/contract/memory-transport';
import type { Router } from '../../../shared/contract/router';

export interface ConnectedStudio {
  readonly router: Router;
  readonly events: EventSource;
}
