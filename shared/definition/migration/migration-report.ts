// What would be lost or change if a REST API became an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
import type { Definition } from '../entities';
import { type MigrationNote, migrationSeverities } from './migration-note';
import { toHttpApi } from './to-http-api';

/** Everything that the move meets, what is lost first. It is made to be looked at, and thrown away. */
export function migrationReport(definition: Definition, apiId: string): readonly MigrationNote[] {
  let count = 0;
  // Ids of what nobody keeps need to be distinct only.
  const random = () => {
    count = (count + 7_919) % 104_729;
    return count / 104_729;
  };
  return inOrder(toHttpApi(definition, { apiId, random, now: 0 }).notes);
}

/** Left out, then lost, then changed, then the same; each as it was met. */
export function inOrder(notes: readonly MigrationNote[]): readonly MigrationNote[] {
  const leftOut = notes.filter(({ isLeftOut }) => isLeftOut);
  const others = notes.filter(({ isLeftOut }) => !isLeftOut);
  return [...leftOut, ...migrationSeverities.flatMap((each) => others.filter(({ severity }) => severity === each))];
}
