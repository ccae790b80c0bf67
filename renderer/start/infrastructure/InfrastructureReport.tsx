// What came of importing a template: what was taken over, what was left out and why, which stages serve now.
import { Modal } from '@mantine/core';
import type { InfrastructureResult } from '../../../shared/contract/workspace';
import { countWords } from '../../components/count-words';
import { type Column, DataTable } from '../../components/DataTable';
import { DialogFrame } from '../../components/DialogFrame';
import dialog from '../../components/FormDialog.module.css';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { useStudio, useView } from '../../state/studio-context';
import { LossTable } from '../dialogs/LossTable';
import { TableBox } from '../dialogs/TableBox';
import { templateKinds } from './import-template';
import styles from './infrastructure.module.css';

type Taken = InfrastructureResult['taken'][number];

const takenColumns: readonly Column<Taken>[] = [
  {
    id: 'name',
    heading: 'Name',
    width: 'minmax(0, 2fr)',
    cell: ({ logicalId }) => <code title={logicalId}>{logicalId}</code>,
  },
  { id: 'type', heading: 'Type', width: 'minmax(0, 3fr)', cell: ({ type }) => <span title={type}>{type}</span> },
];

/** Shown while the view says so. */
export function InfrastructureReport() {
  const { view } = useStudio();
  const result = useView(({ overlay }) => (overlay?.kind === 'infrastructure-report' ? overlay.result : undefined));
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={result !== undefined} onClose={close} width={860}>
      {result !== undefined && (
        <>
          <div className={dialog.body}>
            <div className={dialog.head}>
              <Modal.Title className={dialog.title}>{templateKinds[result.kind]} imported</Modal.Title>
            </div>
            <Report result={result} />
          </div>
          <div className={dialog.foot}>
            <span className={dialog.buttons}>
              <ToolButton data-autofocus tone="primary" onClick={close}>
                Close
              </ToolButton>
            </span>
          </div>
        </>
      )}
    </DialogFrame>
  );
}

function Report({ result: { apis, taken, losses, deployed, written } }: { readonly result: InfrastructureResult }) {
  return (
    <>
      <ul className={styles.apis} aria-label="APIs that came in">
        {apis.map(({ apiId, name, resources, methods, routes }) => (
          <li key={apiId}>
            <b>{name}</b>:{' '}
            {routes === undefined
              ? `${countWords(resources, 'resource')}, ${countWords(methods, 'method')}. `
              : `${countWords(routes, 'route')}. `}
            {stagesOf(apiId, deployed)}
          </li>
        ))}
      </ul>
      {written.length > 0 && (
        <Note tone="info">
          Written for code that stood in the template: <code>{written.join(', ')}</code>
        </Note>
      )}
      <h3 className={styles.heading}>Taken over: {taken.length.toLocaleString('en-US')}</h3>
      <TableBox rows={taken.length} most={5}>
        <DataTable
          label="Taken over"
          columns={takenColumns}
          rows={taken}
          keyOf={({ key, logicalId }) => `${logicalId} ${key}`}
        />
      </TableBox>
      <h3 className={styles.heading}>Left out or different: {losses.length.toLocaleString('en-US')}</h3>
      {losses.length === 0 ? (
        <p className={styles.words}>Everything stands as the template says.</p>
      ) : (
        <TableBox rows={losses.length} most={5}>
          <LossTable label="Left out or different" losses={losses} />
        </TableBox>
      )}
    </>
  );
}

function stagesOf(apiId: string, deployed: readonly string[]): string {
  const stages = deployed.filter((name) => name.startsWith(`${apiId}/`)).map((name) => name.slice(apiId.length + 1));
  return stages.length === 0 ? 'No stage serves it yet.' : `Deployed to ${stages.join(', ')}.`;
}
