// `$context` as mapping templates see it: a map whose keys come in the service's order.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import type { Exchange } from '../exchange';
import { contextMembers, identityMembers } from './context-variables';

/** AWS recorded: where the maps stand in the key set of a call that nobody authenticated. */
const before: Readonly<Record<string, 'requestOverride' | 'identity' | 'responseOverride'>> = {
  stage: 'requestOverride',
  domainName: 'identity',
  apiId: 'responseOverride',
};

/**
 * The members of `$context` as plain data. The two override maps are placeholders: whoever opens the template's
 * variables puts maps in their place. Values that are undefined are missing.
 */
export function mappingContext(exchange: Exchange): Readonly<Record<string, unknown>> {
  const members: [string, unknown][] = [];
  for (const [name, value] of contextMembers(exchange)) {
    const map = before[name];
    if (map !== undefined) members.push([map, map === 'identity' ? identity(exchange) : null]);
    members.push([name, value]);
  }
  return Object.fromEntries(members);
}

/** AWS recorded: what is unknown of the caller is there without a value, but for the key and the certificate. */
function identity(exchange: Exchange): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    identityMembers(exchange).flatMap(([name, value]) =>
      value === undefined && name.startsWith('apiKey') ? [] : [[name, value ?? null] as const],
    ),
  );
}
