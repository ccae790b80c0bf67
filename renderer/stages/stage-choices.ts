// What a stage of a REST API can choose by name: client certificates, documentation versions, web ACLs.
import { useMemo } from 'react';
import { namedWaf } from '../../shared/waf/named-waf';
import type { FieldDescriptor, FieldOption } from '../design/forms/fields/field-descriptor';
import { useEntities } from '../state/hooks';
import { useMirror } from '../state/studio-context';

/** The fields with what there is to choose; what the stage names and is not there stays choosable. */
export function useStageChoices(
  apiId: string,
  fields: readonly FieldDescriptor[],
  chosen: (member: string) => unknown,
): readonly FieldDescriptor[] {
  const certificates = useEntities('client-certificate');
  const versions = useEntities('documentation-version', apiId);
  const definition = useMirror((mirror) => mirror.definition);
  const webAcls = useMemo(() => namedWaf(definition, 'web-acl'), [definition]);
  const options: Readonly<Record<string, readonly FieldOption[]>> = {
    clientCertificateId: certificates.map(({ entity: { clientCertificateId, description } }) => ({
      value: clientCertificateId,
      label: description === undefined ? clientCertificateId : `${clientCertificateId}, ${description}`,
    })),
    documentationVersion: versions.map(({ entity: { version } }) => ({ value: version, label: version })),
    webAclArn: webAcls.map(({ ARN, Name }) => ({ value: ARN, label: Name })),
  };
  return fields.map((field) => {
    const [member = ''] = field.path;
    const known = Object.hasOwn(options, member) ? options[member] : undefined;
    if (known === undefined) return field;
    const value = chosen(member);
    const isGone = typeof value === 'string' && !known.some((option) => option.value === value);
    const all = isGone ? [...known, { value, label: `${value} (not here)` }] : known;
    return { ...field, control: { kind: 'choice', options: all, unset: 'None' } };
  });
}
