// The processes of a service: they appear as they are started and vanish a minute after they stopped.
import { element } from '../dom.js';
import { counted, duration } from '../format.js';

const STATES = { UP: 'up', NOT_READY: 'not ready', DOWN: 'down' };
const LATELY_SECONDS = 60;

/** True of an instance whose process took another's place less than a minute ago. */
export const restartedLately = ({ restarts, uptimeSeconds, state }) =>
  restarts > 0 && state !== 'DOWN' && uptimeSeconds < LATELY_SECONDS;

/** In a few words how a service is; `shown` is the instance to speak of, undefined without any. */
export function stateText(shown, instances) {
  if (shown?.state === 'DOWN' && shown.ended) {
    return shown.ended.cannotRun ? 'cannot run' : 'ended, starts again';
  }
  if (!shown || shown.state === 'DOWN') {
    return shown?.silentSeconds >= 0 ? `down, silent for ${duration(shown.silentSeconds)}` : 'down, never heard';
  }
  const up = instances.filter((service) => service.state === 'UP').length;
  const restarts = instances.reduce((sum, service) => sum + service.restarts, 0);
  return [
    STATES[shown.state],
    instances.length > 1 ? `${up} of ${instances.length} instances` : `${duration(shown.uptimeSeconds)}`,
    restarts === 0 ? null : counted(restarts, 'restart'),
  ].filter(Boolean).join(', ');
}

/** One mark per instance where there are several, else null. */
export function instances(all) {
  if (all.length < 2) return null;
  return element('ul', { class: 'instances', 'aria-label': 'Instances' }, ...all.map((service) => element('li',
    { 'data-state': service.state, title: `${service.instance} at ${service.address}` },
    `${service.instance}: ${STATES[service.state]}`)));
}
