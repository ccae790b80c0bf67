// `$context.customDomain.basePathMatched`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
import { noBasePath } from '../../../../shared/domains/domain-routes';
import type { InvocationRequest } from '../../messages';

/** Base path under which a custom domain name led here; undefined on other addresses and for rules without one. */
export function basePathMatched({ received }: InvocationRequest): string | undefined {
  const basePath = received?.destination.arrival?.basePath;
  // AWS assumed: the empty path as the older API version spells it
  return basePath === '' ? noBasePath : basePath;
}
