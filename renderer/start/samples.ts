// The samples that ship with Gatehouse, as the start page shows them.
import type { SampleName } from '../../shared/contract/workspace';

export interface SampleWords {
  readonly title: string;
  readonly protocol: string;
  readonly sentence: string;
  /** What the small drawing shows at its end, and which of its boxes are lit (0 to 3, as the request goes). */
  readonly endpoint: string;
  readonly litBoxes: readonly number[];
}

export const samples: Readonly<Record<SampleName, SampleWords>> = {
  petstore: {
    title: 'PetStore',
    protocol: 'REST',
    sentence: 'MOCK and HTTP. Nothing to install.',
    endpoint: 'mock',
    litBoxes: [1],
  },
  orders: {
    title: 'Orders',
    protocol: 'REST',
    sentence: 'Lambda, an authorizer, API keys, a cache, templates.',
    endpoint: 'fn',
    litBoxes: [0, 1],
  },
  bookmarks: {
    title: 'Bookmarks',
    protocol: 'HTTP',
    sentence: 'Lambda, JWT, CORS, parameter mapping.',
    endpoint: 'fn',
    litBoxes: [0, 1],
  },
  chat: {
    title: 'Chat',
    protocol: 'WebSocket',
    sentence: 'Rooms to talk in, pushed by functions.',
    endpoint: 'push',
    litBoxes: [1, 2],
  },
  broken: {
    title: 'Broken',
    protocol: 'REST',
    sentence: 'Five planted faults. Find out why.',
    endpoint: '500',
    litBoxes: [3],
  },
};
