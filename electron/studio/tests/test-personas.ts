// How a test request becomes the request of a saved caller.
import type { StudioServices } from '../../../shared/contract/contract';
import type { TestTarget } from '../../../shared/definition/companions/test-suite';
import type { OutgoingRequest } from '../../../shared/tests/outgoing-request';

/** Adds to requests what makes a caller of the workspace send them. */
export interface TestPersonas {
  /** The request as `name` sends it to `target`: tokens, keys and signature added. NOT_FOUND for an unknown name. */
  dress(name: string, outgoing: OutgoingRequest, target: TestTarget): Promise<OutgoingRequest>;
}

/** The personas of the workspace. */
export function testPersonas(dress: StudioServices['personas']['dress']): TestPersonas {
  return {
    async dress(persona, outgoing, { apiId, stageName }) {
      const { pathWithQueryString, headers } = await dress({
        persona,
        apiId,
        stageName,
        verb: outgoing.method,
        pathWithQueryString: outgoing.url,
        headers: outgoing.headers.map(([name, value]) => [name, value]),
        body: outgoing.body,
        isBase64: outgoing.isBase64,
      });
      return { ...outgoing, url: pathWithQueryString, headers };
    },
  };
}
