// Where a request to the name would go: which rule or mapping takes it, with what every condition compared.
import { CircleCheck, CircleX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DomainRoutes } from '../../../shared/domains/domain-routes';
import { openRouteDomain, type RuleTried } from '../../../shared/domains/route-domain';
import { FormGrid } from '../../components/FormRow';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import type { KeyValueRow } from '../../components/key-value-rows';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { firstPath } from './domain-words';
import styles from './domains.module.css';
import { useApiName } from './use-domain';

/** The answer follows every key typed; nothing is sent. */
export function RouteTester({ routes }: { readonly routes: DomainRoutes }) {
  const [path, setPath] = useState<string>();
  const [headers, setHeaders] = useState<readonly KeyValueRow[]>([]);
  const shownPath = path ?? firstPath(routes.mappings);
  return (
    <section className={styles.part} aria-label="Try a request">
      <SectionHead title="Try" detail="which rule or mapping takes a request; nothing is sent" />
      <div className={styles.columns}>
        <div className={styles.form}>
          <FormGrid>
            <TextRow label="Path" holds="code" value={shownPath} placeholder="/v1/pets" onType={setPath} />
          </FormGrid>
          <KeyValueEditor
            label="Headers of the request"
            nameHeading="Header"
            valueHeading="Value"
            addWords="Add header"
            rows={headers}
            isCaseSensitive={false}
            onChange={setHeaders}
          />
        </div>
        <Answer routes={routes} path={shownPath} headers={headers} />
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly routes: DomainRoutes;
  readonly path: string;
  readonly headers: readonly KeyValueRow[];
}

function Answer({ routes, path, headers }: AnswerProps) {
  const apiName = useApiName();
  const { route, tried } = useMemo(() => {
    const rules: RuleTried[] = [];
    const lines = headers.filter(({ name }) => name !== '').map(({ name, value }) => [name, value] as const);
    const sent = path.startsWith('/') ? path : `/${path}`;
    const led = openRouteDomain(routes)(sent.split(/[?#]/, 1)[0] ?? '/', lines, (rule) => rules.push(rule));
    return { route: led, tried: rules };
  }, [routes, path, headers]);
  return (
    <div className={styles.verdict} role="status" aria-label="Where it goes">
      {route.kind === 'api' ? (
        <Note tone="ok" title={`${apiName(route.apiId)}, ${route.stage ?? 'the stage in the path'}`}>
          {route.words} The API is given <code className={styles.mono}>{route.path}</code>.
        </Note>
      ) : (
        <Note tone="error" title="403 Forbidden">
          {route.words}
        </Note>
      )}
      {tried.length > 0 && (
        <ol className={styles.tried} aria-label="Rules that were asked">
          {tried.map((rule) => (
            <TriedRule key={rule.routingRuleId} rule={rule} />
          ))}
        </ol>
      )}
    </div>
  );
}

function TriedRule({ rule }: { readonly rule: RuleTried }) {
  const { routingRuleId, priority, matches, conditions } = rule;
  return (
    <>
      <li>
        <Mark holds={matches} />
        Rule {routingRuleId} <span className={styles.dim}>priority {priority}</span>
      </li>
      {conditions.length > 0 && (
        <li>
          <ul>
            {conditions.map(({ holds, wanted, actual }) => (
              <li key={wanted}>
                <Mark holds={holds} /> {wanted}
                <span className={styles.dim}>, was {actual ?? 'absent'}</span>
              </li>
            ))}
          </ul>
        </li>
      )}
    </>
  );
}

function Mark({ holds }: { readonly holds: boolean }) {
  const Shape = holds ? CircleCheck : CircleX;
  return (
    <Shape
      size={12}
      role="img"
      aria-label={holds ? 'holds' : 'does not hold'}
      className={holds ? styles.ok : styles.dim}
    />
  );
}
