import './ui/reset.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import './ui/start-screens.css';
import { replaceBlockedParts } from './app/start/replace-blocked-parts.ts';
import { startApp } from './app/start/start-app.tsx';

// Hides the message that the page is still loading; from here the app reports its own failures.
document.documentElement.dataset.started = '';
void replaceBlockedParts(document).then(startApp);
