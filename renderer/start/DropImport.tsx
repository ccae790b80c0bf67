// A file dropped anywhere on the window is imported.
import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import styles from './DropImport.module.css';
import { importDocument } from './import-document';

/** Larger files are no API documents; AWS refuses them as well. */
const mostBytes = 6 * 1_024 * 1_024;

/** Listens to the whole window and says so while a file hovers over it. */
export function DropImport() {
  const studio = useStudio();
  const toasts = useToasts();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const show = (error: unknown) => toasts.getState().show(errorToast(error));
    const read = async (file: File) => {
      if (file.size > mostBytes) {
        const sentence = `${file.name} has ${Math.ceil(file.size / 1_048_576)} MB; 6 MB is the most API Gateway takes.`;
        toasts.getState().show({ tone: 'error', title: 'The document cannot be imported', sentence });
        return;
      }
      await importDocument({ studio, toasts }, { fileName: file.name, text: await file.text() });
    };
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void (async () => {
        for (const file of files) await read(file).catch(show);
      })();
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [studio, toasts]);
  if (!isOver) return null;
  return (
    <div className={styles.over}>
      <div className={styles.card}>
        <FileInput size={26} strokeWidth={1.5} aria-hidden="true" />
        Drop to import
      </div>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
