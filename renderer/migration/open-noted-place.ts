// Where a note of the report stands, opened in the window.
import { type EntityKey, parseEntityKey } from '../../shared/definition/entities';
import { placeOfEntity } from '../state/entity-words';
import { openPlace, selectStage, type ViewStore } from '../state/view-store';

/** What opens the entity; undefined for what no screen shows. The overlay gives way. */
export function openerOf(view: ViewStore, key: EntityKey): (() => void) | undefined {
  const { kind, ids } = parseEntityKey(key);
  const [id = '', name = ''] = ids;
  const found = placeOfEntity(key);
  const show = openOf();
  return (
    show &&
    (() => {
      view.setState({ overlay: undefined });
      show();
    })
  );

  function openOf(): (() => void) | undefined {
    if (found !== undefined) return () => openPlace(view, found.apiId, found.place);
    if (kind === 'stage') {
      return () => {
        selectStage(view, id, name);
        view.setState({ apiId: id, activity: 'run' });
      };
    }
    if (kind !== 'usage-plan') return undefined;
    return () => view.setState({ activity: 'access', access: { section: 'usage-plans', id } });
  }
}
