// The diagram as one tab stop: left and right follow the request, up and down go between its two rows.

import type { BoxName } from '../../state/view-store';
import { boxNames } from './box-names';

const across: Readonly<Record<BoxName, { readonly up: BoxName; readonly down: BoxName }>> = {
  'method-request': { up: 'method-request', down: 'method-response' },
  'integration-request': { up: 'integration-request', down: 'integration-response' },
  endpoint: { up: 'endpoint', down: 'endpoint' },
  'integration-response': { up: 'integration-request', down: 'integration-response' },
  'method-response': { up: 'method-request', down: 'method-response' },
};

/** Where a key leads from `at`; undefined for keys the diagram does not use. */
export function diagramStep(key: string, at: BoxName): BoxName | undefined {
  const index = boxNames.indexOf(at);
  switch (key) {
    case 'ArrowRight':
      return boxNames[index + 1] ?? at;
    case 'ArrowLeft':
      return boxNames[index - 1] ?? at;
    case 'ArrowDown':
      return across[at].down;
    case 'ArrowUp':
      return across[at].up;
    case 'Home':
      return boxNames[0];
    case 'End':
      return boxNames[boxNames.length - 1];
    default:
      return undefined;
  }
}
