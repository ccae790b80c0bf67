// The header lines for an AWS service, before they are signed.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
import type { HeaderList } from '../../../shared/trace/trace';
import { isHeaderNamed } from '../context/header-lines';
import { type MappedHeader, type RequestHeaderParts, requestHeaders } from './header-rules';

export interface AwsServiceHeaderParts extends Omit<RequestHeaderParts, 'isProxy'> {
  /** Header lines that an action gets where no mapping sets them. */
  readonly automatic: readonly MappedHeader[];
}

/** The header lines: mapped ones, those of the action, and what the service adds for every endpoint. */
export function awsServiceHeaders(parts: AwsServiceHeaderParts): HeaderList {
  // AWS assumed: the signature covers the service's own host, so that a mapped Host cannot replace it
  const mapped = parts.mapped.filter(({ name }) => !isHeaderNamed(name, 'host'));
  const missing = parts.automatic.filter(
    ({ name }) => !mapped.some((header) => isHeaderNamed(header.name, name.toLowerCase())),
  );
  return requestHeaders({ ...parts, mapped: [...mapped, ...missing], isProxy: false });
}
