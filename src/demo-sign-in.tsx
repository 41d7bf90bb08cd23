import './ui/reset.css';
import './ui/tokens.css';
import './ui/base.css';
import '@fluentui/react-icons/headless/styles.css';
import { openSignInPage } from './demo-sign-in/open-sign-in-page.tsx';

void openSignInPage(window);
