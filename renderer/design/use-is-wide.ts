// Whether the window has room for two columns of fields.
import { useWidthClass } from '../components/width-class';

/** True from 1500 px on. */
export function useIsWide(): boolean {
  const width = useWidthClass();
  return width === 'wide' || width === 'ultra';
}
