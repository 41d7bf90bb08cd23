import { useRoute } from '../../navigation/use-route.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { UnknownRoutePage } from './unknown-route-page.tsx';

/** An address that names no page. */
export function UnknownRoute() {
  const { path } = useRoute();
  return (
    <RoutePage title="No such page">
      <UnknownRoutePage path={path} />
    </RoutePage>
  );
}
