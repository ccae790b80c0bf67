// The section Tokens: tokens taken apart and checked, and tokens of the local identity provider made.
import { Ticket } from 'lucide-react';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { TokensPage } from './TokensPage';

const noRows: readonly AccessRow[] = [];

export const tokensSection: AccessSectionEntry = {
  section: 'tokens',
  title: 'Tokens',
  icon: Ticket,
  useRows: () => noRows,
  hasOverview: true,
  Page: TokensPage,
};
