// The personas that sign as a user or role, and a way to make one.
import { CircleUserRound, Plus } from 'lucide-react';
import type { Persona } from '../../../shared/definition/companions/persona';
import { entityKey } from '../../../shared/definition/entities';
import { ToolButton } from '../../components/ToolButton';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useEdits } from '../use-edits';
import { freeName } from './principal-words';
import styles from './principals.module.css';

type Signer = Extract<NonNullable<Persona['iam']>, { kind: 'user' | 'role' }>;

/** Opens the persona it made, ready to send. */
export function PersonaUse({ signer }: { readonly signer: Signer }) {
  const { view } = useStudio();
  const edits = useEdits();
  const personas = useEntities('persona').map(({ entity }) => entity);
  const users = personas.filter(({ iam }) => iam !== undefined && nameOf(iam) === nameOf(signer));
  const make = async () => {
    const own = signer.kind === 'user' ? signer.userName : signer.roleName;
    const name = freeName(
      own.slice(0, 56),
      personas.map((persona) => persona.name),
    );
    const isMade = await edits.put(entityKey('persona', name), { name, iam: signer }, `New persona ${name}`);
    if (isMade) openAccess(view, { section: 'personas', id: name });
  };
  return (
    <span className={styles.chips}>
      {users.map(({ name }) => (
        <ToolButton
          key={name}
          size="small"
          icon={CircleUserRound}
          onClick={() => openAccess(view, { section: 'personas', id: name })}
        >
          {name}
        </ToolButton>
      ))}
      <ToolButton size="small" icon={Plus} onClick={() => void make()}>
        Use as persona
      </ToolButton>
    </span>
  );
}

function nameOf(signer: NonNullable<Persona['iam']>): string {
  if (signer.kind === 'user') return `user ${signer.userName}`;
  return signer.kind === 'role' ? `role ${signer.roleName}` : `account ${signer.accountId}`;
}
