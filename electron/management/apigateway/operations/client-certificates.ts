// ClientCertificate operations: a key pair that API Gateway shows to back ends, made here.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html

import type { ClientCertificate } from '../../../../shared/definition/companions/vpc-link';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { generateClientCertificate } from '../../../studio/certificates/client-certificates';
import { notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { descriptionPatches } from '../patch/part-patches';
import { page, withTags } from '../shapes';
import { entityAt, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const clientCertificateOperations: Operations = {
  async GenerateClientCertificate(call) {
    const certificates = listEntities(call.definition, 'client-certificate');
    refuseOver(certificates.length, quotas.clientCertificates, 'client certificates');
    const nowSeconds = Math.floor(call.studio.host.clock() / 1_000);
    const made = await generateClientCertificate(call.definition, nowSeconds, call.studio.host.random);
    const id = made.clientCertificateId;
    await storeEntity(call, entityKey('client-certificate', id), {
      ...made,
      ...pickSet(call.json(), ['description', 'tags']),
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
