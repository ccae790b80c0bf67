import { expect, it } from 'vitest';
import type { EntityKey } from '../../shared/definition/entities';
import type { MigrationNote, MigrationSeverity } from '../../shared/definition/migration/migration-note';
import { groupNotes } from './note-groups';

const note = (severity: MigrationSeverity, place: string, what: string, advice: string): MigrationNote => ({
  severity,
  place,
  what,
  advice,
  key: `method:a/b/${place}` as EntityKey,
});

it('says once what several places have in common, what is lost first', () => {
  const groups = groupNotes([
    note('same', 'GET', 'HTTP_PROXY integration', 'It becomes the route GET /a.'),
    note('lost', 'PUT', 'API key', 'Use a JWT.'),
    note('same', 'POST', 'HTTP_PROXY integration', 'It becomes the route POST /a.'),
    note('lost', 'PATCH', 'API key', 'Use a JWT.'),
    note('lost', 'PATCH', 'API key', 'Anybody may call.'),
  ]);
  const places = (...names: readonly string[]) => names.map((place) => ({ key: `method:a/b/${place}`, place }));
  expect(groups).toEqual([
    {
      severity: 'lost',
      count: 3,
      things: [
        { what: 'API key', advice: 'Use a JWT.', places: places('PUT', 'PATCH') },
        { what: 'API key', advice: 'Anybody may call.', places: places('PATCH') },
      ],
    },
    {
      severity: 'same',
      count: 2,
      things: [{ what: 'HTTP_PROXY integration', advice: '', places: places('GET', 'POST') }],
    },
  ]);
});
