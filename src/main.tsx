import './ui/reset.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/start-screens.css';
import '@fluentui/react-icons/headless/styles.css';
import { startApp } from './app/start-app.tsx';

void startApp();
