// From where a request comes: the internet, or a VPC through an interface endpoint for execute-api.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
import { readIpRange } from '../../../../shared/policy/ip-range';
import { isLocalPeer } from '../invocation-request';
import type { ReceivedRequest } from '../received-request';
import type { AddressTable, ServedEndpoint } from './address-table';

export interface CallerNetwork {
  /** The endpoint that the request came through; undefined: it came over the internet. */
  readonly vpceId: string | undefined;
  /** As the endpoint says, else as the caller does. */
  readonly vpcId: string | undefined;
  readonly accountId: string | undefined;
  /** The caller's address in the VPC; undefined: its own. */
  readonly sourceIp: string | undefined;
  /** What the workspace says of the endpoint; undefined: nothing. */
  readonly endpoint: ServedEndpoint | undefined;
  /** Through an endpoint that is known to be one, so that it reaches private APIs alone. */
  readonly isPrivateOnly: boolean;
  readonly isAssociatedName: boolean;
  /** In one sentence. */
  readonly words: string;
  /** Why the endpoint leads nowhere. */
  readonly refusal: string | undefined;
}

type Called = Pick<ReceivedRequest, 'head' | 'connection' | 'destination'>;

/** Where the request comes from; undefined: nothing says anything but the internet. */
export function callerNetwork(table: AddressTable, request: Called): CallerNetwork | undefined {
  const { head, destination, connection } = request;
  const { arrival } = destination;
  if (arrival?.vpceId !== undefined) return throughAddress(table, arrival.vpceId, arrival.isAssociatedName === true);
  if (head.claimedVpc === undefined && head.claimedVpce === undefined) return undefined;
  if (!isLocalPeer(connection)) return undefined;
  const claimedVpce = head.claimedVpce?.trim() ?? '';
  const claimedVpc = head.claimedVpc?.trim() ?? '';
  // AWS documented: private DNS covers execute-api hosts, custom domain names of the public kind stay outside
  const isPublicDomain = arrival?.domain !== undefined && !arrival.domain.isPrivate;
  const endpoint = claimedVpce === '' ? table.endpointIn(claimedVpc) : table.endpoint(claimedVpce);
  if (isPublicDomain && endpoint !== undefined) {
    return overInternet(claimedVpc, `A public custom domain name is called over the internet, from a VPC too.`);
  }
  if (claimedVpce === '' && endpoint === undefined) {
    return overInternet(
      claimedVpc,
      `${claimedVpc} has no VPC endpoint with private DNS: the host leads to the internet.`,
    );
  }
  const isOwnHost = arrival === undefined;
  if (endpoint !== undefined && isOwnHost && !endpoint.entry.privateDnsEnabled) {
    const words = `${claimedVpce} has no private DNS: in its VPC the API's own host leads to the internet.`;
    return overInternet(claimedVpc || endpoint.entry.vpcId, words);
  }
  return through(table, endpoint?.entry.vpcEndpointId ?? claimedVpce, endpoint, {
    vpcId: claimedVpc,
    isPrivateOnly: endpoint !== undefined,
    isAssociatedName: false,
  });
}

function throughAddress(table: AddressTable, vpceId: string, isAssociatedName: boolean): CallerNetwork {
  const endpoint = table.endpoint(vpceId);
  return through(table, vpceId, endpoint, { vpcId: '', isPrivateOnly: true, isAssociatedName });
}

function through(
  table: AddressTable,
  vpceId: string,
  endpoint: ServedEndpoint | undefined,
  { vpcId, ...how }: { readonly vpcId: string } & Pick<CallerNetwork, 'isPrivateOnly' | 'isAssociatedName'>,
): CallerNetwork {
  const entry = endpoint?.entry;
  const unknown = `The workspace has no VPC endpoint ${vpceId}.`;
  const words = entry === undefined ? `${unknown} It is taken as it is.` : `Through ${vpceId} of ${entry.vpcId}.`;
  return {
    vpceId,
    // the endpoint knows its VPC
    vpcId: entry?.vpcId ?? (vpcId || undefined),
    accountId: entry?.accountId,
    sourceIp: entry?.cidrBlocks === undefined ? undefined : firstAddress(entry.cidrBlocks),
    endpoint,
    ...how,
    words,
    refusal: entry === undefined && table.isStrict ? unknown : undefined,
  };
}

function overInternet(vpcId: string, words: string): CallerNetwork {
  return {
    vpceId: undefined,
    vpcId: vpcId || undefined,
    accountId: undefined,
    sourceIp: undefined,
    endpoint: undefined,
    isPrivateOnly: false,
    isAssociatedName: false,
    words,
    refusal: undefined,
  };
}

// AWS documented: the first four addresses of a subnet and its last one belong to the VPC itself
const reservedAddresses = 4;

/** An address that callers in the block may have. */
function firstAddress([block = '']: readonly string[]): string | undefined {
  if (readIpRange(block) === undefined || block.includes(':')) return undefined;
  const parts = block.split('/', 1)[0]?.split('.') ?? [];
  const last = Number(parts[3]);
  return last + reservedAddresses > 254 ? parts.join('.') : [...parts.slice(0, 3), last + reservedAddresses].join('.');
}
