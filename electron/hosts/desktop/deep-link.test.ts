import { expect, it } from 'vitest';
import { commandOfDeepLink } from './deep-link';

it('leads to a place of the studio', () => {
  expect([commandOfDeepLink('gatehouse://go/traffic'), commandOfDeepLink('gatehouse://go/settings/')]).toEqual([
    'go.traffic',
    'go.settings',
  ]);
});

it.each([
  'gatehouse://go/',
  'gatehouse://go/elsewhere',
  'gatehouse://go/traffic/../settings',
  'gatehouse://go/traffic?command=workspace.close',
  'gatehouse://deploy/traffic',
  'gatehouse:go/traffic',
  'https://go/traffic',
  '--inspect gatehouse://go/traffic',
  '',
])('ignores %j', (link) => {
  expect(commandOfDeepLink(link)).toBeNull();
});
