// The pipeline as it is connected: services in boxes, topics between them.
import { byId, element } from '../dom.js';
import { count, duration, megabytes, rate, topicName } from '../format.js';

/** Each service, the topic that feeds it, and the stage whose work it does. */
const FLOW = [
  { topic: 'sources', service: 'ingest-service', stage: 'INGEST', made: 'snapshots' },
  { topic: 'snapshots', service: 'graph-service', stage: 'GRAPH', made: 'graphs' },
  { topic: 'graphs', service: 'model-service', stage: 'PREDICT', made: 'predictions' },
  { topic: 'predictions', service: 'metrics-dashboard' },
];
/** A few records on their way are no lag to worry about. */
const NOTABLE_LAG = 5;
const STATES = { UP: 'up', NOT_READY: 'not ready', DOWN: 'down' };

export function showPipeline(pipeline) {
  const topics = new Map(pipeline.topics.map((topic) => [topicName(topic.name), topic]));
  byId('flow').replaceChildren(
    ...FLOW.flatMap((step) => [
      topicArrow(step.topic, topics.get(step.topic)),
      serviceBox(step, pipeline),
    ]),
  );
  const inFlow = new Set(FLOW.map((step) => step.topic));
  byId('side-topics').replaceChildren(
    ...[...topics].filter(([name]) => !inFlow.has(name)).map(([name, topic]) => sideTopic(name, topic)),
  );
  showHealth(pipeline);
}

function showHealth({ brokerReachable, services, deadLetters, topics }) {
  const down = [...new Set(services.filter((service) => service.state !== 'UP').map((service) => service.name))];
  const dead = topics.reduce((sum, topic) => sum + topic.deadLetters, 0) || deadLetters.length;
  const problems = [
    brokerReachable ? null : 'Kafka does not answer',
    down.length ? `${down.join(', ')} ${down.length === 1 ? 'is' : 'are'} not up` : null,
    dead ? `${count(dead)} dead letter${dead === 1 ? '' : 's'}` : null,
  ].filter(Boolean);
  const health = byId('health');
  const text = problems.length ? problems.join(' · ') : 'healthy: all services are up';
  health.dataset.state = !brokerReachable || down.length ? 'bad' : dead ? 'warning' : 'good';
  if (health.textContent !== text) {
    health.textContent = text;
  }
}

function topicArrow(name, topic) {
  return element('li', { class: 'topic', 'data-topic': name },
    element('strong', {}, name),
    ...(topic ? topicFacts(topic) : [element('span', {}, 'not yet created')]),
  );
}

function topicFacts(topic) {
  return [
    element('span', { class: 'rate' }, `${rate(topic.recordsPerSecond)} /s`),
    element('span', {}, `${count(topic.records)} records`),
    element('span', { 'data-lagging': topic.lag > NOTABLE_LAG }, `lag ${count(topic.lag)}`),
    topic.deadLetters ? element('span', { class: 'dead' }, `${count(topic.deadLetters)} dead`) : null,
  ].filter(Boolean);
}

function sideTopic(name, topic) {
  return element('li', { 'data-topic': name }, element('strong', {}, name), ...topicFacts(topic));
}

function serviceBox({ service: name, stage, made }, { services, stages }) {
  const instances = services.filter((service) => service.name === name);
  const shown = instances.find((service) => service.state === 'UP') ?? instances[0];
  const state = shown?.state ?? 'DOWN';
  const up = instances.filter((service) => service.state === 'UP').length;
  const done = stages.find((candidate) => candidate.stage === stage);
  return element('li', { class: 'service', 'data-service': name, 'data-state': state },
    element('strong', {}, name),
    element('span', { class: 'state' }, stateText(shown, state, up, instances.length)),
    done ? element('span', {}, `${count(done.completed)} ${made}, ${duration(done.meanSeconds)} each`) : null,
    shown && state !== 'DOWN' ? heap(shown) : null,
  );
}

function stateText(shown, state, up, total) {
  if (state === 'DOWN') {
    return shown?.silentSeconds >= 0 ? `down, silent for ${duration(shown.silentSeconds)}` : 'down, never heard';
  }
  return total > 1 ? `${STATES[state]}, ${up} of ${total} instances` : STATES[state];
}

function heap({ heapBytes, heapMaxBytes }) {
  const text = `heap ${megabytes(heapBytes)} of ${megabytes(heapMaxBytes)}`;
  return element('span', { class: 'heap' }, text,
    element('meter', { value: heapBytes, max: Math.max(heapMaxBytes, 1), 'aria-label': text }));
}
