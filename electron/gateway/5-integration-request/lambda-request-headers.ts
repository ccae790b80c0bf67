// The header lines of a call to the Lambda service, as the execution log shows them. Built only where somebody looks.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
import { signRequest } from '../../../shared/sigv4/sign-request';
import { amzDate } from '../../../shared/sigv4/signature';
import type { HeaderList } from '../../../shared/trace/trace';
import { accountIdOf } from '../context/account-of';
import { findHeader, headerText } from '../context/header-lines';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { nodeSigningCrypto } from '../node-signing-crypto';
import type { MappedHeader } from './header-rules';

/** Local functions check no signature; these keys open nothing. */
const keys = {
  accessKeyId: 'ASIAGATEHOUSELOCAL00',
  secretAccessKey: 'local',
  sessionToken: Buffer.from('No session stands behind this token: functions run on this machine. '.repeat(12)).toString(
    'base64',
  ),
};

/**
 * The lines, signed for Lambda.
 * AWS recorded: names and order; AWS assumed: with a role of the integration's own there is no source ARN
 */
export function lambdaRequestHeaders(
  exchange: Exchange,
  endpoint: LambdaEndpoint,
  url: string,
  mapped: readonly MappedHeader[],
  body: Uint8Array,
): HeaderList {
  const { invocation, deployment, tools } = exchange;
  const at = tools.clock();
  const own = mapped.map(({ name, value }) => [name, headerText(value)] as const);
  const { host, pathname } = new URL(url);
  const tag = ['x-amzn-lambda-integration-tag', invocation.requestId] as const;
  const described: (readonly [string, string])[] = [['x-amzn-apigateway-api-id', deployment.apiId]];
  if (endpoint.credentials === undefined) described.push(['X-Amz-Source-Arn', sourceArn(exchange)]);
  const addDefault = (name: string, value: string) => {
    if (findHeader(own, name.toLowerCase()) === undefined) described.push([name, value]);
  };
  addDefault('Accept', 'application/json');
  addDefault('User-Agent', `AmazonAPIGateway_${deployment.apiId}`);
  described.push(...own);
  const signed = signRequest(
    { method: 'POST', path: pathname, rawQuery: '', headers: [['Host', host], tag, ...described], body },
    { keys, region: host.split('.')[1] ?? '', service: 'lambda', at, crypto: nodeSigningCrypto },
  );
  return [
    tag,
    ['Authorization', findHeader(signed, 'authorization') ?? ''],
    ['X-Amz-Date', amzDate(at)],
    ...described,
    ['X-Amz-Security-Token', keys.sessionToken],
  ];
}

/** AWS documented: stage, method and resource; AWS assumed: path parameters stand as the resource has them. */
export function sourceArn(exchange: Exchange): string {
  const { invocation, deployment, stage, match } = exchange;
  const { region, httpMethod } = invocation;
  // AWS documented: of WebSocket APIs the key of the route alone, which stands in place of the method
  const path = exchange.own === undefined ? (match?.resourcePath ?? '/') : '';
  return `arn:aws:execute-api:${region}:${accountIdOf(exchange)}:${deployment.apiId}/${stage.stageName}/${httpMethod}${path}`;
}
