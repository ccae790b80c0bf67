// What an HTTP API does with the answer of an endpoint before the client gets it.
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import styles from './RouteForm.module.css';

/** In sentences: there is nothing to set here but CORS, which has a section of its own. */
export function HttpAnswer({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const integration = integrationOf(view, route);
  return (
    <div className={styles.facts}>
      {integration?.integrationType === 'AWS_PROXY' && integration.integrationSubtype === undefined && (
        <p className={styles.none}>
          {integration.payloadFormatVersion === '2.0'
            ? 'Payload 2.0: an object with statusCode is the answer; anything else becomes the body of a 200 with content-type application/json.'
            : 'Payload 1.0: the function must answer statusCode, headers and a text body, else the client gets 500.'}
        </p>
      )}
      <p className={styles.none}>
        {view.api.corsConfiguration === undefined
          ? 'No CORS: headers of the endpoint go to the client as they are.'
          : 'CORS is configured: the gateway answers preflights and writes the CORS headers; those of the endpoint are dropped.'}
      </p>
    </div>
  );
}
