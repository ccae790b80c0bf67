// Who sends the request: as it is written, as a saved caller, as nobody, or as all of them one after the other.
import { Popover, Select } from '@mantine/core';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { anonymous, type MatrixCell } from '../../shared/contract/personas';
import { IconAction } from '../components/IconAction';
import { StatusBadge } from '../components/StatusBadge';
import { useEntities } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { showRequest } from '../state/view-store';
import styles from './TestPane.module.css';
import type { Sender } from './use-sender';

export function PersonaPicker({ sender }: { readonly sender: Sender }) {
  const personas = useEntities('persona');
  const { persona, setPersona, target } = sender;
  const data = [
    { value: '', label: 'persona: as written' },
    { value: anonymous, label: anonymous },
    ...personas.map(({ entity }) => ({ value: entity.name, label: entity.name })),
  ];
  const isUnasked = target === undefined;
  return (
    <div className={styles.persona}>
      <Select
        aria-label="Persona"
        data={data}
        value={isUnasked ? '' : (persona ?? '')}
        allowDeselect={false}
        disabled={isUnasked}
        title={isUnasked ? 'A call of the working copy asks nobody who calls: choose a stage.' : undefined}
        onChange={(value) => setPersona(value === '' || value === null ? undefined : value)}
      />
      <EveryPersona sender={sender} />
    </div>
  );
}

/** One request as everybody: what each is answered, and why. */
function EveryPersona({ sender }: { readonly sender: Sender }) {
  const [cells, setCells] = useState<readonly MatrixCell[]>();
  const [isOpen, setOpen] = useState(false);
  const run = async () => {
    setCells(undefined);
    setOpen(true);
    setCells(await sender.tryEveryone());
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <IconAction
          icon={Users}
          label="Run for all personas"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => void run()}
          {...(sender.target === undefined && { disabledReason: 'choose a stage' })}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label="Answers by persona">
        {cells === undefined
          ? 'Sending as each of them …'
          : cells.map((cell) => <Answer key={cell.persona} cell={cell} />)}
      </Popover.Dropdown>
    </Popover>
  );
}

function Answer({ cell: { persona, status, said, fault, requestId } }: { readonly cell: MatrixCell }) {
  const { view } = useStudio();
  return (
    <button
      type="button"
      className={styles.answer}
      disabled={requestId === ''}
      onClick={() => showRequest(view, requestId)}
    >
      <b>{persona}</b>
      {fault === undefined ? <StatusBadge status={status} /> : <span>not sent</span>}
      <small>{fault ?? said}</small>
    </button>
  );
}
