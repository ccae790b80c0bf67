import { expect, it } from 'vitest';
import { headersFrom, headersText } from './telemetry-headers';

it('reads what it wrote, equals signs in values too', () => {
  const headers = { 'x-token': 'a=b', authorization: 'Bearer x' };
  expect([headersFrom(headersText(headers)), headersFrom('=x, y, z=')]).toEqual([headers, { z: '' }]);
});
