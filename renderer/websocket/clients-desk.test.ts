import { expect, it } from 'vitest';
import type { SocketClient } from '../../shared/contract/sockets';
import {
  changeColumn,
  columnIdOf,
  columnOf,
  createClientsDesk,
  keepColumnsOf,
  setReopening,
  shownClients,
  takeOver,
} from './clients-desk';

const client = (clientId: string, name: string, openedAt: number): SocketClient => ({
  ...{ clientId, name, openedAt, apiId: 'api', stageName: 'dev', url: '', state: 'open' },
  connectionId: `${clientId}=`,
});
const [ada, bob, adaAgain] = [client('client-1', 'ada', 1), client('client-2', 'bob', 2), client('client-3', 'ada', 3)];

it('keeps the place, the log and the message of a client that connects again', () => {
  const desk = createClientsDesk();
  changeColumn(desk, 'client-1', { message: 'half written' });
  setReopening(desk, 'client-1', true);
  const during = shownClients(desk.getState(), [ada, bob, adaAgain]);
  takeOver(desk, ada, 'client-3');
  setReopening(desk, 'client-1', false);
  const state = desk.getState();
  const after = shownClients(state, [bob, adaAgain]);
  expect([during, after].map((clients) => clients.map(({ clientId }) => clientId))).toEqual([
    ['client-1', 'client-2'],
    ['client-3', 'client-2'],
  ]);
  expect(columnOf(state, columnIdOf(state, 'client-3'))).toEqual({
    message: 'half written',
    earlier: ['client-1='],
    since: 1,
    frameKind: 'text',
    sent: [],
  });
});

it('gives a new client of an old id a fresh column', () => {
  const desk = createClientsDesk();
  changeColumn(desk, 'client-1', { message: 'of before' });
  takeOver(desk, ada, 'client-3');
  keepColumnsOf(desk, [adaAgain]);
  const kept = [...desk.getState().columns.keys()];
  keepColumnsOf(desk, []);
  expect([kept, desk.getState().columns.size, desk.getState().columnIds.size]).toEqual([['client-1'], 0, 0]);
});
