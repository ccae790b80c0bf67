// Gateway responses: the answers the gateway makes itself, all types, each standard, inherited or customised.
import { PencilLine, Reply, RotateCcw } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { type GatewayResponseType, gatewayResponseTypes } from '../../../../shared/definition/rest/gateway-response';
import { CodePane } from '../../../components/CodePane';
import { FormGrid, FormRow } from '../../../components/FormRow';
import { Note } from '../../../components/Note';
import { SectionHead } from '../../../components/SectionHead';
import { StatusBadge } from '../../../components/StatusBadge';
import { ToolButton } from '../../../components/ToolButton';
import { change, useCommit } from '../../forms/commit';
import { FieldRow } from '../../forms/fields/FieldRow';
import { Mark } from '../../forms/Mark';
import { RecordEditor } from '../../forms/records/RecordEditor';
import { TemplateCards } from '../../forms/templates/TemplateCards';
import { plainType } from '../../remedies/failure-kind';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import { customisedResponse, effectiveResponse } from './effective-response';
import styles from './GatewayResponsesSection.module.css';
import { responseMappingProblem } from './response-mapping';

const headerPrefix = 'gatewayresponse.header.';

/** All 21 types; those that were changed say so. */
export function GatewayResponsesSection({ view, id, onOpen }: SectionProps) {
  const selected = gatewayResponseTypes.find((type) => type === id) ?? 'DEFAULT_4XX';
  const customised = view.gatewayResponses.size;
  return (
    <>
      <SectionBar
        icon={Reply}
        title="Gateway responses"
        detail={customised === 0 ? 'all standard' : `${customised} customised`}
      />
      <PartsLayout
        label="Gateway responses"
        rows={gatewayResponseTypes.map((type) => {
          const { from, statusCode } = effectiveResponse(view, type);
          return {
            id: type,
            name: type,
            label: plainType(type),
            detail: from === 'own' ? <b className={styles.own}>own</b> : (statusCode ?? undefined),
          };
        })}
        selected={selected}
        onSelect={onOpen}
      >
        <ResponseEditor key={selected} view={view} type={selected} />
      </PartsLayout>
    </>
  );
}

function ResponseEditor({ view, type }: { readonly view: SectionProps['view']; readonly type: GatewayResponseType }) {
  const edits = usePartEdits();
  const key = entityKey('gateway-response', view.api.id, type);
  const commit = useCommit(key);
  const own = view.gatewayResponses.get(type);
  const effective = effectiveResponse(view, type);
  const head = (
    <div className={styles.head}>
      <h2 className={styles.title}>{plainType(type)}</h2>
      <code className={styles.type}>{type}</code>
      <span className={styles.actions}>
        {own === undefined ? (
          <ToolButton
            tone="primary"
            icon={PencilLine}
            onClick={() => void edits.put(key, customisedResponse(view, type), `Customise ${type}`)}
          >
            Customise
          </ToolButton>
        ) : (
          <ToolButton icon={RotateCcw} onClick={() => void edits.remove(key, `Customisation of ${plainType(type)}`)}>
            Reset
          </ToolButton>
        )}
      </span>
    </div>
  );
  if (own === undefined) {
    return (
      <>
        {head}
        {effective.source !== undefined && (
          <Note tone="info">{`Inherits status, headers and template from ${effective.source}. A customisation of its own inherits nothing.`}</Note>
        )}
        <FormGrid>
          <FormRow label="Status">
            {effective.statusCode === undefined ? (
              <span className={styles.quiet}>each type keeps its own</span>
            ) : (
              <StatusBadge status={Number(effective.statusCode)} look="chip" />
            )}
          </FormRow>
          {Object.entries(effective.responseParameters).map(([name, value]) => (
            <FormRow key={name} label={name.replace(headerPrefix, '')}>
              <code>{value}</code>
            </FormRow>
          ))}
        </FormGrid>
        {Object.entries(effective.responseTemplates).map(([contentType, text]) => (
          <section key={contentType}>
            <SectionHead title={contentType} />
            <div className={styles.code}>
              <CodePane label={`Template ${contentType}`} language="json" text={text} isInline />
            </div>
          </section>
        ))}
      </>
    );
  }
  return (
    <>
      {head}
      <FormGrid>
        <FieldRow
          entityKey={key}
          place={[]}
          field={{
            path: ['statusCode'],
            label: 'Status',
            control: {
              kind: 'text',
              isMono: true,
              placeholder: effective.statusCode ?? 'each type keeps its own',
            },
          }}
        />
      </FormGrid>
      <SectionHead title="Headers" detail={<Mark setting="gateway-response.responseParameters" />} />
      <RecordEditor
        label="Headers"
        nameHeading="Header"
        valueHeading="Value"
        addWords="Add header"
        prefix={headerPrefix}
        isCaseSensitive={false}
        stored={own.responseParameters}
        nameOptions={['Access-Control-Allow-Origin', 'Access-Control-Allow-Headers', 'Retry-After']}
        valueOptions={["'*'", 'method.request.header.', 'context.requestId', 'stageVariables.']}
        problemOf={({ value }) => responseMappingProblem(value)}
        onCommit={(record) => commit([change(['responseParameters'], record)])}
      />
      <TemplateCards
        title="Templates"
        entityKey={key}
        path={['responseTemplates']}
        mark={<Mark setting="gateway-response.responseTemplates" />}
        emptyWords="None: the standard body goes out."
        firstText='{"message":$context.error.messageString}'
      />
      <p className={styles.quiet}>
        Only $context, $stageVariables and method.request values are put in: these are no mapping templates, so #if and
        $input stay as they are.
      </p>
    </>
  );
}
