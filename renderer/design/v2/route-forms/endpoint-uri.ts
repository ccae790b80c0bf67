// What is typed for a new integration, as the URI that it calls.
import type { EndpointStart } from '../../forms/integration/integration-type';

/** A function of the workspace by its name becomes its ARN; URLs, ARNs and `mock` stay. */
export function endpointUri(
  typed: string,
  functionNames: readonly string[],
  { region, accountId }: Pick<EndpointStart, 'region' | 'accountId'>,
): string {
  const text = typed.trim();
  return functionNames.includes(text) ? `arn:aws:lambda:${region}:${accountId}:function:${text}` : text;
}
