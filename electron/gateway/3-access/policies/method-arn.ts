// What a caller asks for, as policies name it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
import { partitionOf } from '../../../../shared/openapi/import/policy';
import { accountIdOf } from '../../context/account-of';
import type { ApiExchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';

// AWS documented: of methods that anything guards
const maxArnBytes = 1_600;

/** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{path}`: the path as requested, undecoded. */
export function methodArn(exchange: Pick<ApiExchange, 'deployment' | 'invocation' | 'stage' | 'tools'>): string {
  return arnWith(exchange, accountIdOf(exchange));
}

/** The same for the eyes of callers. AWS recorded: the account shows its last four digits only. */
export function maskedMethodArn(exchange: Pick<ApiExchange, 'deployment' | 'invocation' | 'stage' | 'tools'>): string {
  return arnWith(exchange, `********${accountIdOf(exchange).slice(-4)}`);
}

/** Refuses a request whose ARN is longer than the service takes. */
export function refuseLongArn(arn: string): void {
  if (arn.length > maxArnBytes || (arn.length * 3 > maxArnBytes && Buffer.byteLength(arn) > maxArnBytes)) {
    throw new GatewayError('REQUEST_TOO_LARGE', {
      status: 414,
      message: 'Request URI too long',
      reason: `The method ARN of the request is over ${maxArnBytes} bytes.`,
    });
  }
}

function arnWith(
  { deployment, invocation, stage }: Pick<ApiExchange, 'deployment' | 'invocation' | 'stage'>,
  account: string,
): string {
  const { region, httpMethod, path } = invocation;
  const place = `${deployment.apiId}/${stage.stageName}/${httpMethod}${path}`;
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${place}`;
}
