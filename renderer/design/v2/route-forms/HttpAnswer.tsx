// What an HTTP API does with the answer of an endpoint before the client gets it.
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SectionHead } from '../../../components/SectionHead';
import { ToolButton } from '../../../components/ToolButton';
import { useStudio } from '../../../state/studio-context';
import { openPlace } from '../../../state/view-store';
import { answerFacts } from './answer-facts';
import styles from './RouteForm.module.css';

export interface HttpAnswerProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
}

/** In sentences: there is nothing to set here but CORS, which has a section of its own. */
export function HttpAnswer({ view, route }: HttpAnswerProps) {
  const studio = useStudio();
  const { api } = view;
  return (
    <section>
      <SectionHead title="What the client gets" />
      <ul className={styles.facts}>
        {answerFacts(integrationOf(view, route)).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <SectionHead title="CORS" detail={api.corsConfiguration === undefined ? 'not configured' : 'configured'}>
        <ToolButton
          tone="subtle"
          size="small"
          onClick={() => openPlace(studio.view, api.id, { kind: 'v2-section', section: 'cors' })}
        >
          {api.corsConfiguration === undefined ? 'Configure CORS' : 'Open CORS'}
        </ToolButton>
      </SectionHead>
      <p className={styles.none}>
        {api.corsConfiguration === undefined
          ? 'CORS headers of the endpoint go to the client as they are; preflights take the route for OPTIONS, if there is one.'
          : 'The gateway answers preflights by itself and writes the CORS headers; those of the endpoint are dropped.'}
      </p>
    </section>
  );
}
