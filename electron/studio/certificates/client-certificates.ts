// Client certificates: key pairs that API Gateway shows to back ends, made here and used by stages.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
import type { ClientCertificateRow } from '../../../shared/contract/certificates';
import type { ClientCertificate } from '../../../shared/definition/companions/vpc-link';
import { type Definition, entityKey, listEntities } from '../../../shared/definition/entities';
import { newShortId } from '../../../shared/definition/ids';

/** AWS documented: generated certificates are valid for 365 days. */
const validDays = 365;

// AWS documented: the subject of generated certificates
const subject = [
  { C: ['US'] },
  { ST: ['Washington'] },
  { L: ['Seattle'] },
  { O: ['Amazon.com'] },
  { OU: ['Amazon API Gateway'] },
  { CN: ['ApiGateway'] },
];

/** A new one under an id of its own: a certificate that signs itself, RSA with 2048 bits. */
export async function generateClientCertificate(
  definition: Definition,
  nowSeconds: number,
  random: () => number,
): Promise<ClientCertificate> {
  const { issueSelfSigned } = await import('./issue-certificate');
  const { certificate, privateKey } = await issueSelfSigned(subject, { from: nowSeconds * 1_000, days: validDays });
  let id = newShortId(random);
  while (definition.has(entityKey('client-certificate', id))) id = newShortId(random);
  return {
    clientCertificateId: id,
    pemEncodedCertificate: certificate,
    privateKey,
    createdDate: nowSeconds,
    expirationDate: nowSeconds + validDays * 24 * 60 * 60,
  };
}

/** What there is to see of all of them, the newest first. */
export function clientCertificateRows(definition: Definition, nowMs: number): readonly ClientCertificateRow[] {
  const stages = [...listEntities(definition, 'stage'), ...listEntities(definition, 'v2-stage')];
  return listEntities(definition, 'client-certificate')
    .map(({ key, entity }): ClientCertificateRow => {
      const { clientCertificateId, description, pemEncodedCertificate, createdDate, expirationDate } = entity;
      const users = stages.filter((stage) => stage.entity.clientCertificateId === clientCertificateId);
      return {
        key,
        clientCertificateId,
        ...(description !== undefined && { description }),
        pem: pemEncodedCertificate,
        createdAt: createdDate * 1_000,
        notAfter: expirationDate * 1_000,
        isExpired: expirationDate * 1_000 < nowMs,
        hasKey: entity.privateKey !== undefined,
        usedBy: users.map(({ ids: [apiId = ''], entity: { stageName } }) => ({ apiId, stageName })),
      };
    })
    .sort((a, b) => b.createdAt - a.createdAt);
}
