// The API of a link, of REST or HTTP.
import type { AnyApi } from '../../shared/definition/any-api';
import { useEntity } from '../state/hooks';

/** Undefined where there is no such API. */
export function useLinkedApi(apiId: string): AnyApi | undefined {
  const rest = useEntity(`rest-api:${apiId}`);
  const http = useEntity(`v2-api:${apiId}`);
  return rest ?? http;
}
