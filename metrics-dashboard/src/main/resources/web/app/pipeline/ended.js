// Services whose processes ended: which, how, why, and what to do. They vanish when they run again.
import { byId, element } from '../dom.js';
import { counted, duration } from '../format.js';

export const endedOf = (services) => services.filter((service) => service.ended);

/** True of what ends by itself at every start, and does not run just now. */
export const cannotRun = ({ ended, state }) => Boolean(ended?.cannotRun) && state === 'DOWN';

/** In a few words how an instance is that ended. */
export function endedText({ instance, state, uptimeSeconds, ended }) {
  if (state !== 'DOWN') return `${instance} runs again, for ${duration(uptimeSeconds)}`;
  return ended.cannotRun ? `${instance} cannot run` : `${instance} starts again`;
}

/** How it ended, how often and since when. */
export function howText({ ended: { end, inARow, restarts, since } }) {
  const often = inARow > 1 ? `, by itself ${inARow} times in a row since ${new Date(since).toLocaleString()}` : '';
  return `It ${end}${often}; ${counted(restarts, 'restart')}.`;
}

export function showEnded(services) {
  const list = byId('ended');
  const ended = endedOf(services);
  list.hidden = ended.length === 0;
  const items = ended.map((service) => element('li', { 'data-state': service.state },
    element('strong', {}, endedText(service)),
    element('span', {}, howText(service)),
    ...service.ended.lastLines.map((line) => element('code', {}, line)),
    element('span', {}, service.ended.remedy)));
  // What is being read or selected stays while nothing changes.
  if (items.map((item) => item.outerHTML).join() !== [...list.children].map((item) => item.outerHTML).join()) {
    list.replaceChildren(...items);
  }
}
