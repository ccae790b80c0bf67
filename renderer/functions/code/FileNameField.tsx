// The name of a file while it is typed in the tree: Enter takes it, Escape gives up.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './FileTree.module.css';
import { filePathProblem } from './file-rows';

/** The name being typed: of a new file in `path`, or another one for the file at `path`. */
export interface FileNaming {
  readonly kind: 'new' | 'rename';
  /** For a new file the folder with its slash, empty at the root; else the file. */
  readonly path: string;
}

export interface FileNameFieldProps {
  readonly naming: FileNaming;
  readonly depth: number;
  /** Takes the path that was typed. */
  readonly onNamed: (naming: FileNaming, path: string) => void;
  readonly onCancel: () => void;
}

/** A field in place of a row. Slashes make folders. */
export function FileNameField({ naming, depth, onNamed, onCancel }: FileNameFieldProps) {
  const first = naming.kind === 'rename' ? naming.path : '';
  const [typed, setTyped] = useState(first);
  const [problem, setProblem] = useState<string>();
  const take = () => {
    const name = typed.trim();
    const path = naming.kind === 'new' ? naming.path + name : name;
    if (name === '' || path === first) return onCancel();
    const wrong = filePathProblem(path);
    setProblem(wrong);
    if (wrong === undefined) onNamed(naming, path);
  };
  return (
    <div className={styles.naming} style={{ paddingLeft: 8 + depth * 12 }}>
      <TextInput
        autoFocus
        aria-label={naming.kind === 'new' ? 'Name of the new file' : 'New path of the file'}
        placeholder="name.mjs"
        value={typed}
        error={problem}
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={onCancel}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') onCancel();
        }}
      />
    </div>
  );
}
