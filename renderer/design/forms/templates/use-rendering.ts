// Renders a template with its sample a moment after typing stops; the last output stays until the next is there.
import { useEffect, useState } from 'react';
import type { TemplateRendering } from '../../../../shared/contract/workspace';
import { useClient } from '../../../state/studio-context';
import type { TemplatePreview } from './TemplateCard';

export interface Rendering extends TemplateRendering {
  /** The template or the sample has changed since. */
  readonly isStale: boolean;
}

const pauseMs = 180;

/** What `template` makes of the sample; empty without a sample. */
export function useRendering(template: string, preview: TemplatePreview | undefined): Rendering {
  const client = useClient();
  const [done, setDone] = useState<{ readonly wanted: string; readonly rendering: TemplateRendering }>();
  const wanted = preview === undefined ? undefined : JSON.stringify([template, preview.sample, preview.context]);

  useEffect(() => {
    if (wanted === undefined) return;
    let isWanted = true;
    const [text, sample, context] = JSON.parse(wanted) as [string, TemplatePreview['sample'], Record<string, unknown>];
    const timer = setTimeout(async () => {
      const { body, path, querystring, header, stageVariables } = sample;
      try {
        const rendering = await client.templates.render({
          template: text,
          body: body === '' ? null : body,
          params: { path, querystring, header },
          context,
          stageVariables,
        });
        if (isWanted) setDone({ wanted, rendering });
      } catch (error) {
        const message = error instanceof Error ? error.message : 'The template could not be rendered.';
        if (isWanted) setDone({ wanted, rendering: { error: { message, line: 1, column: 1, excerpt: '' } } });
      }
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, wanted]);

  return { ...done?.rendering, isStale: done !== undefined && done.wanted !== wanted };
}
