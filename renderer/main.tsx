// The page's entry: fonts and styles, the connection to the studio, the first render.
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@mantine/core/styles.css';
import './theme/tokens.css';
import './theme/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './App';
import { ErrorBoundary } from './components/ErrorBoundary';
import { openWindow } from './shell/open-window';
import { openTransport } from './transport/open-transport';
import { WindowRoot } from './WindowRoot';

// Compiled checks need `new Function`, which the page's policy forbids.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

const studioWindow = openWindow(openTransport());
window.addEventListener('beforeunload', () => studioWindow.studio.drafts.flush());

createRoot(root).render(
  <StrictMode>
    <WindowRoot window={studioWindow}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </WindowRoot>
  </StrictMode>,
);
