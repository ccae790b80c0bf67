import { expect, it } from 'vitest';
import { nearestField } from './reveal';

const paths = ['methodIntegration.uri', 'methodIntegration.requestTemplates', 'methodIntegration.requestTemplates.a/b'];

it('finds the field itself, else the nearest one around the member', () => {
  expect(nearestField(paths, 'methodIntegration.uri')).toBe(0);
  expect(nearestField(paths, 'methodIntegration.requestTemplates.a/b')).toBe(2);
  expect(nearestField(paths, 'methodIntegration.requestTemplates.text/plain')).toBe(1);
});

it('does not take a field whose name only begins the same', () => {
  expect(nearestField(paths, 'methodIntegration.uriOther')).toBeUndefined();
});
