// CORS of an HTTP API: what pages of other origins may do, and what a preflight is answered.
import { Globe, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import type { CorsConfiguration } from '../../../../shared/definition/v2/api';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { CodePane } from '../../../components/CodePane';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { Note } from '../../../components/Note';
import { SectionHead } from '../../../components/SectionHead';
import { ToolButton } from '../../../components/ToolButton';
import { useCommit } from '../../forms/commit';
import { AllSettings } from '../../forms/fields/AllSettings';
import { SectionBar, SectionBody } from '../../sections/PartsLayout';
import { corsFields } from '../fields/route-fields';
import { corsWarnings, preflightText } from './cors-preview';

const firstCors: CorsConfiguration = {
  allowOrigins: ['https://app.example.com'],
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: ['content-type', 'authorization'],
  maxAge: 300,
};

/** The section of CORS. */
export function CorsSection({ view }: { readonly view: V2ApiView }) {
  const key = entityKey('v2-api', view.api.id);
  const commit = useCommit(key);
  const { corsConfiguration: cors } = view.api;
  if (cors === undefined) {
    return (
      <>
        <SectionBar icon={Globe} title="CORS" />
        <EmptyState
          icon={Globe}
          title="CORS is not configured"
          sentence="The gateway adds no CORS headers: pages of other origins read an answer only where the endpoint allows it."
          actions={
            <ToolButton
              tone="primary"
              onClick={() => void commit([{ path: ['corsConfiguration'], value: firstCors }], 'Configure CORS')}
            >
              Configure CORS
            </ToolButton>
          }
        />
      </>
    );
  }
  return (
    <>
      <SectionBar icon={Globe} title="CORS">
        <IconAction
          icon={Trash2}
          label="Remove CORS"
          onClick={() => void commit([{ path: ['corsConfiguration'] }], 'Remove CORS')}
        />
      </SectionBar>
      <SectionBody label="CORS">
        {corsWarnings(cors).map((warning) => (
          <Note key={warning} tone="warning" title={warning} />
        ))}
        <AllSettings entityKey={key} place={['corsConfiguration']} fields={corsFields} />
        <section aria-label="Preflight">
          <SectionHead title="A preflight is answered" detail={cors.allowOrigins?.[0]} />
          <CodePane label="Preflight answer" language="text" text={preflightText(cors)} isTight />
        </section>
      </SectionBody>
    </>
  );
}
