import './ui/reset.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/start-screens.css';
import { startApp } from './app/start/start-app.tsx';

// Tells the start screens that the scripts arrived: from here on failures are explained by the app.
document.documentElement.dataset.started = '';
void startApp();
