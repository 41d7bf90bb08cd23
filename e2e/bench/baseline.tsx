import { type AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BASELINE } from './baseline-setup.ts';

// The baseline for the start page and the queue: React, MSAL and React Query in one file, with a sign-in button and a list.
// A signed-in user sees the list as soon as MSAL returns a token.

type Listed = { readonly value: readonly { readonly incidentId: number; readonly incidentName: string }[] };

const SCOPES = ['https://api.security.microsoft.com/Incident.Read'];
const library = new PublicClientApplication({
  auth: { clientId: BASELINE.clientId, authority: BASELINE.authority, redirectUri: `${BASELINE.origin}/` },
  cache: { cacheLocation: 'sessionStorage' },
});
const ready = library.initialize().then(() => library.handleRedirectPromise());

async function listIncidents(account: AccountInfo): Promise<Listed> {
  const { accessToken } = await library.acquireTokenSilent({ account, scopes: SCOPES });
  const response = await fetch('https://api.security.microsoft.com/api/incidents?$top=100', {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return response.json();
}

function Baseline() {
  const signIn = useQuery({
    queryKey: ['sign-in'],
    queryFn: async () => {
      await ready;
      return library.getAllAccounts()[0] ?? null;
    },
  });
  const account = signIn.data ?? null;
  if (account !== null) return <List account={account} />;
  return (
    <main>
      <h1>Baseline</h1>
      <button type="button" disabled={signIn.isPending} onClick={() => void library.loginRedirect({ scopes: SCOPES })}>
        Sign in
      </button>
    </main>
  );
}

function List(props: { account: AccountInfo }) {
  const list = useQuery({ queryKey: ['incidents'], queryFn: () => listIncidents(props.account) });
  if (list.isError) return <p role="alert">{list.error.message}</p>;
  return (
    <ul>
      {list.data?.value.map((incident) => (
        <li key={incident.incidentId} data-key={incident.incidentId}>
          {incident.incidentName}
        </li>
      ))}
    </ul>
  );
}

const place = document.getElementById('root');
if (place === null) throw new Error('there is no place for the page');
createRoot(place).render(
  <QueryClientProvider client={new QueryClient()}>
    <Baseline />
  </QueryClientProvider>,
);
