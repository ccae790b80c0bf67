// ClientCertificate operations: a key pair that API Gateway shows to back ends, made here.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html

import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { ClientCertificate } from '../../../../shared/definition/companions/vpc-link';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { descriptionPatches } from '../patch/part-patches';
import { page, withTags } from '../shapes';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

/** AWS documented: generated certificates are valid for 365 days. */
const validSeconds = 365 * 24 * 60 * 60;

export const clientCertificateOperations: Operations = {
  async GenerateClientCertificate(call) {
    const certificates = listEntities(call.definition, 'client-certificate');
    refuseOver(certificates.length, quotas.clientCertificates, 'client certificates');
    const createdDate = Math.floor(call.studio.host.clock() / 1_000);
    const pair = await newCertificate(createdDate);
    const id = freshShortId(call, (fresh) => entityKey('client-certificate', fresh));
    await storeEntity(call, entityKey('client-certificate', id), {
      clientCertificateId: id,
      ...pickSet(call.json(), ['description', 'tags']),
      ...pair,
      createdDate,
      expirationDate: createdDate + validSeconds,
      ...placedAt(call, call.home),
    });
    const labels = { clientcertificate_id: id };
    return certificateShape(requireCertificate({ ...call, labels }), 'created or listed');
  },
  GetClientCertificate: (call) => certificateShape(requireCertificate(call), 'single'),
  GetClientCertificates(call) {
    const certificates = listEntities(call.definition, 'client-certificate');
    return page(certificates, call.query, ({ entity }) => certificateShape(entity, 'created or listed'));
  },
  async UpdateClientCertificate(call) {
    const { clientCertificateId } = requireCertificate(call);
    await patchEntity(call, {
      operation: 'UpdateClientCertificate',
      key: entityKey('client-certificate', clientCertificateId),
      table: descriptionPatches,
      missing: noCertificate,
    });
    return certificateShape(requireCertificate(call), 'single');
  },
  async DeleteClientCertificate(call) {
    const key = entityKey('client-certificate', requireCertificate(call).clientCertificateId);
    await call.studio.services.definition.remove({ key });
    return undefined;
  },
};

interface CertificatePair {
  readonly pemEncodedCertificate: string;
  readonly privateKey: string;
}

/** A certificate that signs itself, RSA with 2048 bits. */
async function newCertificate(fromSeconds: number): Promise<CertificatePair> {
  // The key is made beside the event loop where Node's own generator is at hand.
  const generate = promisify<{ bits: number; workers: number }, forge.pki.rsa.KeyPair>(
    forge.pki.rsa.generateKeyPair.bind(forge.pki.rsa),
  );
  const { publicKey, privateKey } = await generate({ bits: 2_048, workers: 0 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // a serial number is positive: the first bit stays clear
  certificate.serialNumber = `0${randomBytes(8).toString('hex').slice(1)}`;
  certificate.validity.notBefore = new Date(fromSeconds * 1_000);
  certificate.validity.notAfter = new Date((fromSeconds + validSeconds) * 1_000);
  // AWS documented: the subject of generated certificates
  const names = [
    { shortName: 'C', value: 'US' },
    { shortName: 'ST', value: 'Washington' },
    { shortName: 'L', value: 'Seattle' },
    { shortName: 'O', value: 'Amazon.com' },
    { shortName: 'OU', value: 'Amazon API Gateway' },
    { shortName: 'CN', value: 'ApiGateway' },
  ];
  certificate.setSubject(names);
  certificate.setIssuer(names);
  certificate.sign(privateKey, forge.md.sha256.create());
  return {
    pemEncodedCertificate: forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n'),
    privateKey: forge.pki.privateKeyToPem(privateKey).replaceAll('\r\n', '\n'),
  };
}

export function requireCertificate(call: OperationCall): ClientCertificate {
  const key = entityKey('client-certificate', label(call, 'clientcertificate_id'));
  const certificate = entityAt<ClientCertificate>(call, key);
  if (certificate === undefined) throw noCertificate();
  return certificate;
}

// AWS assumed: as stages are refused an unknown one
function noCertificate() {
  return notFound('Invalid Client Certificate identifier specified');
}

/** The private key never leaves. */
function certificateShape(certificate: ClientCertificate, form: 'single' | 'created or listed'): object {
  const { privateKey: _, tags, ...shape } = certificate;
  return withTags(shape, tags, form);
}
