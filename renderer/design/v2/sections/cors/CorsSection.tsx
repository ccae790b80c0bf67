// CORS of an HTTP API: what pages of other origins may do, and what they are answered.
import { Globe, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../../shared/definition/entities';
import type { CorsConfiguration } from '../../../../../shared/definition/v2/api';
import type { V2ApiView } from '../../../../../shared/definition/v2/v2-view';
import { CommandButton } from '../../../../commands/CommandButton';
import { EmptyState, ExampleCard } from '../../../../components/EmptyState';
import { IconAction } from '../../../../components/IconAction';
import { Note } from '../../../../components/Note';
import { ToolButton } from '../../../../components/ToolButton';
import { useFindings } from '../../../../state/hooks';
import { useCommit } from '../../../forms/commit';
import { AllSettings } from '../../../forms/fields/AllSettings';
import { SectionBar, SectionBody } from '../../../sections/PartsLayout';
import { corsFields } from '../../fields/route-fields';
import { CorsAnswers } from './CorsAnswers';
import { corsWarnings } from './cors-warnings';

const oneOrigin: CorsConfiguration = {
  allowOrigins: ['https://app.example.com'],
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: ['content-type', 'authorization'],
  maxAge: 300,
};

const everyOrigin: CorsConfiguration = {
  allowOrigins: ['*'],
  allowMethods: ['*'],
  allowHeaders: ['*', 'authorization'],
};

/** Problems of the API that are about CORS. */
const corsRules: readonly string[] = ['preflight-refused', 'cors-origin-invalid'];

/** The section of CORS. */
export function CorsSection({ view }: { readonly view: V2ApiView }) {
  const key = entityKey('v2-api', view.api.id);
  const commit = useCommit(key);
  const { corsConfiguration: cors } = view.api;
  const problems = useFindings(view.api.id)
    .filter(({ rule }) => corsRules.includes(rule))
    .map(({ message }) => message);
  const configure = (value: CorsConfiguration) =>
    void commit([{ path: ['corsConfiguration'], value }], 'Configure CORS');
  if (cors === undefined) {
    return (
      <>
        <SectionBar icon={Globe} title="CORS">
          <CommandButton command="cors.check" label="CORS doctor" />
        </SectionBar>
        <EmptyState
          icon={Globe}
          title="CORS is not configured"
          sentence="The gateway adds no CORS headers and answers no preflights: that is left to what the routes call."
          actions={
            <ToolButton tone="primary" onClick={() => configure(oneOrigin)}>
              Configure CORS
            </ToolButton>
          }
          example={
            <ExampleCard
              title="Every origin, while developing"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => configure(everyOrigin)}>
                  Add this one
                </ToolButton>
              }
              rows={[<code key="origins">allowOrigins: *</code>, 'All methods and headers, without credentials']}
            />
          }
        />
      </>
    );
  }
  return (
    <>
      <SectionBar icon={Globe} title="CORS">
        <CommandButton command="cors.check" label="CORS doctor" />
        <IconAction
          icon={Trash2}
          label="Remove CORS"
          onClick={() => void commit([{ path: ['corsConfiguration'] }], 'Remove CORS')}
        />
      </SectionBar>
      <SectionBody label="CORS">
        {[...problems, ...corsWarnings(cors)].map((warning) => (
          <Note key={warning} tone="warning">
            {warning}
          </Note>
        ))}
        <AllSettings entityKey={key} place={['corsConfiguration']} fields={corsFields} />
        <CorsAnswers cors={cors} />
      </SectionBody>
    </>
  );
}
