// Whatever a REST API is, the HTTP API it becomes is one that the service takes, and nothing is left unsaid.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryApi, arbitraryApiId } from '../../openapi/arbitrary-api';
import { seededRandom } from '../edits/edit-fixtures';
import { apiIdOf, listEntities } from '../entities';
import { findProblems } from '../findings/find-problems';
import { toHttpApi } from './to-http-api';

it('becomes an HTTP API without a refused part, with a note for every method', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryApi('oas30'), arbitraryApi('swagger')), (before) => {
      const moved = toHttpApi(before, { apiId: arbitraryApiId, random: seededRandom(3), now: 1_700_000_000_000 });
      const refused = findProblems(moved.definition, moved.apiId).filter(({ severity }) => severity === 'error');
      expect(refused).toEqual([]);
      const noted = new Set(moved.notes.map(({ key }) => key));
      expect(listEntities(before, 'method', arbitraryApiId).filter(({ key }) => !noted.has(key))).toEqual([]);
      // What was there before is not touched.
      const others = [...moved.definition].filter(([key]) => apiIdOf(key) !== moved.apiId);
      expect(new Map(others)).toEqual(before);
      // An authorizer that asks is never left behind while its method goes on.
      const open = listEntities(moved.definition, 'v2-route', moved.apiId).filter(
        ({ entity }) => entity.authorizationType === 'NONE',
      );
      const openBefore = listEntities(before, 'method', arbitraryApiId).filter(
        ({ entity }) => entity.authorizationType === 'NONE',
      );
      expect(open.length).toBeLessThanOrEqual(openBefore.length);
    }),
    { numRuns: 60 },
  );
});
