// How much of API Gateway's quotas the selected API uses.
import { limits } from '../../shared/definition/limits';
import { Meter } from '../components/Meter';
import { useApis, useEntities, useSelectedApiId } from '../state/hooks';
import styles from './SettingsScreen.module.css';

/** A meter for each quota that a definition can reach; AWS raises some of them on request. */
export function QuotaSection() {
  const apiId = useSelectedApiId();
  const name = useApis().find((api) => api.apiId === apiId)?.name;
  return apiId === undefined || name === undefined ? null : <Quotas apiId={apiId} name={name} />;
}

function Quotas({ apiId, name }: { readonly apiId: string; readonly name: string }) {
  const quotas = [
    { what: 'resources', used: useEntities('resource', apiId).length, most: limits.resourcesPerApi },
    { what: 'stages', used: useEntities('stage', apiId).length, most: limits.stagesPerApi },
    { what: 'authorizers', used: useEntities('authorizer', apiId).length, most: limits.authorizersPerApi },
  ];
  return (
    <section aria-label="Quotas">
      <h2 className={styles.heading}>Quotas of {name}</h2>
      <div className={styles.quotas}>
        {quotas.map(({ what, used, most }) => (
          <Meter key={what} value={used} max={most} text={`${used} of ${most} ${what}`} look="quota" />
        ))}
      </div>
    </section>
  );
}
