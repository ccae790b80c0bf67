// Which service and region a signed call names: `Credential=KEY/20240101/us-east-1/apigateway/aws4_request`.

export interface CredentialScope {
  readonly accessKey: string;
  readonly region: string;
  readonly service: string;
}

const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/** Reads the scope of an Authorization header or of a presigned query; undefined for unsigned calls. */
export function readCredentialScope(
  authorization: string | undefined,
  query: URLSearchParams,
): CredentialScope | undefined {
  const presigned = query.get('X-Amz-Credential');
  const match = SCOPE.exec(authorization ?? (presigned === null ? '' : `Credential=${presigned}`));
  if (match === null) return undefined;
  const [, accessKey = '', region = '', service = ''] = match;
  return { accessKey, region, service };
}
