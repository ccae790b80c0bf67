// A refusal that no service made, in the protocol of the call: whose keys were wrong, or what is not built.
import { AwsError } from './aws-error';
import { cborErrorAnswer } from './cbor-protocol';
import { errorAnswer } from './error-answer';
import { jsonErrorAnswer } from './json-protocol';
import type { ManagementAnswer, ManagementRequest } from './management-request';
import { queryErrorAnswer } from './query-protocol';
import { xmlElement } from './xml-text';

/** The answer that a client of this kind can read. `namespace` is that of Query services. */
export function refusalAnswer(request: ManagementRequest, error: AwsError, namespace: string): ManagementAnswer {
  const { headers } = request;
  if ((headers.authorization ?? '').includes('/s3/aws4_request')) return objectStoreRefusal(error);
  if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return queryErrorAnswer(request, error, namespace);
  }
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return cborErrorAnswer(atClientFault(error));
  if (headers['x-amz-target'] === undefined) return errorAnswer(error);
  const version = (headers['content-type'] ?? '').includes('json-1.0') ? '1.0' : '1.1';
  return jsonErrorAnswer(atClientFault(error), version);
}

/** AWS documented: services of the JSON protocols know one status for what a client does wrong. */
function atClientFault(error: AwsError): AwsError {
  return error.status < 500 ? new AwsError(error.type, 400, error.message, error.members) : error;
}

/** S3's own form: no envelope, no namespace. */
function objectStoreRefusal({ status, type, message }: AwsError): ManagementAnswer {
  const body = xmlElement('Error', { Code: type, Message: message });
  return { status, headers: { 'Content-Type': 'application/xml' }, body };
}
