// The files of a function as a tree: one tab stop, arrows move, Enter opens, F2 renames, Delete removes.
import { ChevronDown, ChevronRight, FileCode2, Link2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { FunctionFile } from '../../../shared/contract/functions';
import { joinClasses } from '../../components/join-classes';
import listRow from '../../components/ListRow.module.css';
import { neighbour } from '../../components/roving';
import { byteWords } from '../../design/diagram/time-words';
import { FileNameField, type FileNaming } from './FileNameField';
import styles from './FileTree.module.css';
import { type FileRow, fileRows } from './file-rows';

export interface FileTreeProps {
  readonly files: readonly FunctionFile[];
  readonly selected: string | undefined;
  readonly unsaved: ReadonlySet<string>;
  readonly naming: FileNaming | undefined;
  readonly onNaming: (naming: FileNaming | undefined) => void;
  readonly onOpen: (path: string) => void;
  /** Takes the path that was typed. */
  readonly onNamed: (naming: FileNaming, path: string) => void;
  readonly onRemove: (file: FunctionFile) => void;
}

/** Folders before files, as the studio lists them. */
export function FileTree(props: FileTreeProps) {
  const { files, selected, unsaved, naming, onNaming, onOpen, onNamed, onRemove } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const rows = fileRows(files, closed);
  const at = rows.findIndex(({ file }) => file.path === (focused ?? selected));

  const toggle = (path: string, isOpen: boolean) =>
    setClosed((before) => (isOpen ? new Set([...before].filter((each) => each !== path)) : new Set([...before, path])));
  const act = ({ file, isOpen }: FileRow) => {
    setFocused(file.path);
    if (file.kind === 'file') {
      if (file.isLink !== true) onOpen(file.path);
    } else if (file.isCollapsed !== true) toggle(file.path, !isOpen);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const row = rows[Math.max(at, 0)];
    const next = neighbour(rows, Math.max(at, 0), event.key, 'vertical');
    if (next !== undefined) {
      event.preventDefault();
      setFocused(rows[next]?.file.path);
      tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[next]?.focus();
    } else if (row === undefined) return;
    else if (event.key === 'ArrowRight' && row.file.kind === 'folder') toggle(row.file.path, true);
    else if (event.key === 'ArrowLeft' && row.isOpen) toggle(row.file.path, false);
    else if (event.key === 'F2') onNaming({ kind: 'rename', path: row.file.path });
    else if (event.key === 'Delete') onRemove(row.file);
    else return;
    event.preventDefault();
  };

  const nameField = (named: FileNaming, depth: number) => (
    <FileNameField naming={named} depth={depth} onNamed={onNamed} onCancel={() => onNaming(undefined)} />
  );

  return (
    <div className={styles.tree} role="tree" aria-label="Code files" ref={tree} onKeyDown={steer}>
      {naming?.kind === 'new' && naming.path === '' && nameField(naming, 0)}
      {rows.map((row, index) => {
        const { file, name, depth, isOpen } = row;
        if (naming?.kind === 'rename' && naming.path === file.path)
          return <div key={file.path}>{nameField(naming, depth)}</div>;
        const isIn = naming?.kind === 'new' && naming.path === `${file.path}/`;
        return (
          <div key={file.path} role="none">
            <div
              role="treeitem"
              aria-level={depth + 1}
              aria-selected={file.path === selected}
              aria-expanded={file.kind === 'folder' && file.isCollapsed !== true ? isOpen : undefined}
              aria-label={`${name}${unsaved.has(file.path) ? ', not saved' : ''}`}
              tabIndex={index === Math.max(at, 0) ? 0 : -1}
              title={`${file.path}, ${byteWords(file.bytes)}`}
              className={joinClasses(listRow.row, styles.row, file.path === selected && listRow.selected)}
              style={{ paddingLeft: 8 + depth * 12 }}
              onClick={() => act(row)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                act(row);
              }}
            >
              <RowIcon row={row} />
              <span className={listRow.text}>{name}</span>
              {file.isCollapsed === true && <span className={styles.quiet}>{byteWords(file.bytes)}</span>}
              {unsaved.has(file.path) && <span className={styles.unsaved} aria-hidden="true" />}
            </div>
            {isIn && nameField(naming, depth + 1)}
          </div>
        );
      })}
      {rows.length === 0 && naming === undefined && <p className={styles.none}>The folder is empty.</p>}
    </div>
  );
}

function RowIcon({ row: { file, isOpen } }: { readonly row: FileRow }) {
  if (file.isLink === true) return <Link2 size={13} aria-hidden="true" />;
  if (file.kind === 'file') return <FileCode2 size={13} strokeWidth={1.8} aria-hidden="true" />;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return <Chevron size={13} strokeWidth={1.8} aria-hidden="true" />;
}
