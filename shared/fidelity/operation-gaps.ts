// The ledger of the management APIs: operations that are answered in part only. Any other one that is not built says 501.
import { generatedSdkTypes, sdkTypes } from '../sdk/sdk-types';

export interface OperationGap {
  /** `{service} {operation}`. */
  readonly operation: string;
  /** What is answered, and what is refused. */
  readonly note: string;
}

const refusedSdkTypes = sdkTypes
  .map(({ id }) => id)
  .filter((id) => !generatedSdkTypes.some((generated) => generated === id));

export const operationGaps: readonly OperationGap[] = [
  {
    operation: 'acm RequestCertificate',
    note: 'Issued at once by the authority of the workspace, whoever owns the name; validation records and e-mails are shown and not looked at. Private authorities (`CertificateAuthorityArn`) and account configuration are not built.',
  },
  {
    operation: 'apigateway GetSdk',
    note: `Generates ${generatedSdkTypes.join(', ')}. For ${refusedSdkTypes.join(', ')} the parameters are checked and the answer is 501 NotImplemented, which names the type: AWS’s generators for these languages are not public.`,
  },
  {
    operation: 'apigateway GetSdkTypes',
    note: 'Lists every type of AWS, those among them that GetSdk refuses here.',
  },
  {
    operation: 'apigatewayv2 CreateAuthorizer',
    note: 'A JWT issuer that nobody reaches is taken, so that work without a network goes on, and refused with `--strict`; AWS refuses it. One that answers without a discovery document is refused. UpdateAuthorizer is the same.',
  },
  {
    operation: 'apigatewayv2 CreateVpcLink',
    note: 'The link is AVAILABLE as soon as it is made; subnets and security groups are kept and not looked up.',
  },
  {
    operation: 'apigatewayv2 GetDomainName',
    note: 'Names are AVAILABLE as soon as they are made; `certificateUploadDate` and `domainNameStatusMessage` are never shown.',
  },
  {
    operation: 'monitoring GetMetricData',
    note: 'Metrics by their statistics; an Expression is answered with 501 NotImplemented.',
  },
];
