import { expect, it } from 'vitest';
import type { IntegrationType } from '../../../shared/definition/rest/integration';
import type { HeaderList } from '../../../shared/trace/trace';
import { applyHeaderRules } from './response-header-rules';

const sent: HeaderList = [
  ['Content-Type', 'text/plain'],
  ['date', 'today'],
  ['Connection', 'keep-alive'],
  ['Content-Length', '3'],
  ['Server', 'x'],
  ['WWW-Authenticate', 'Basic'],
  ['Transfer-Encoding', 'chunked'],
  ['Content-Encoding', 'gzip'],
  ['Via', 'x'],
  ['Keep-Alive', 'timeout=5'],
  ['x-amzn-RequestId', 'r'],
  ['User-Agent', 'u'],
  ['Set-Cookie', '1'],
  ['Set-Cookie', '2'],
];

const renamed = ['date', 'Connection', 'Content-Length', 'Server', 'WWW-Authenticate'];

it.each<[type: IntegrationType, renamed: readonly string[], dropped: readonly string[]]>([
  ['HTTP', [...renamed, 'User-Agent'], ['Transfer-Encoding']],
  ['AWS', [...renamed, 'User-Agent'], ['Transfer-Encoding']],
  ['HTTP_PROXY', [...renamed, 'x-amzn-RequestId'], ['Transfer-Encoding', 'Content-Encoding', 'Via', 'Keep-Alive']],
  ['AWS_PROXY', renamed, ['Transfer-Encoding']],
  ['MOCK', renamed, ['Transfer-Encoding']],
])('case 55: %s renames %j and drops %j', (type, renamedNames, droppedNames) => {
  const headers = sent
    .filter(([name]) => !droppedNames.includes(name))
    .map(([name, value]) => [renamedNames.includes(name) ? `x-amzn-Remapped-${name}` : name, value]);
  expect(applyHeaderRules(sent, type)).toEqual({ headers, renamed: renamedNames, dropped: droppedNames });
});

it('leaves a list without such headers as it is', () => {
  const headers: HeaderList = [['X-A', '1']];
  expect(applyHeaderRules(headers, 'HTTP').headers).toBe(headers);
});
