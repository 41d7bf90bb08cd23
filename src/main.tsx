import './ui/reset.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/start-screens.css';
import { startApp } from './app/start/start-app.tsx';

void startApp();
