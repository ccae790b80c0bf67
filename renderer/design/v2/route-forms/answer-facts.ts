// How the answer of an endpoint becomes the answer of an HTTP API, in sentences.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { V2Integration } from '../../../../shared/definition/v2/integration';

/** What holds for this integration, the first thing to know first. */
export function answerFacts(integration: V2Integration | undefined): readonly string[] {
  if (integration === undefined) return ['Without an integration the route answers 500.'];
  const { integrationType, integrationSubtype, payloadFormatVersion, timeoutInMillis } = integration;
  const late = `No answer within ${timeoutInMillis.toLocaleString('en-US')} ms: 503 Service Unavailable.`;
  if (integrationSubtype !== undefined) {
    return ['Status and body of the service go to the client; a response mapping may change them.', late];
  }
  if (integrationType !== 'AWS_PROXY') {
    return ['Status, headers and body go to the client as the endpoint gave them, without hop-by-hop headers.', late];
  }
  return payloadFormatVersion === '2.0' ? [...inferred, late] : [...formal, late];
}

const inferred = [
  'An object with statusCode is the answer: its headers, cookies and body are sent. Without a content type it is text/plain.',
  'Anything else is a 200 of content type application/json, with what the function returned as the body.',
  'A body marked isBase64Encoded is decoded. A statusCode that is no whole number, or an error: 500 Internal Server Error.',
];

const formal = [
  'The function returns an object with a whole number as statusCode; anything else is 500 Internal Server Error.',
  'headers and multiValueHeaders are joined, the single value first; cookies are set with a set-cookie header.',
  'Without a content type the answer is text/plain.',
];
