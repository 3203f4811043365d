// The pipeline as it is connected: services in boxes, topics between them.
import { byId, element } from '../dom.js';
import { bytes, count, counted, duration, rate, topicName } from '../format.js';
import { cannotRun, endedOf, endedText } from './ended.js';
import { instances as instanceList, restartedLately, stateText } from './instances.js';

/** Each service, the topic that feeds it, and the stage whose work it does. Labels are made on a branch beside graphs. */
const FLOW = [
  { topic: 'sources', service: 'ingest-service', stage: 'INGEST', made: 'snapshots' },
  { topic: 'snapshots', service: 'graph-service', stage: 'GRAPH', made: 'graphs' },
  { topic: 'replicas', of: 'snapshots, replicas', service: 'label-service', branch: true },
  { topic: 'labels', branch: true },
  { topic: 'graphs', service: 'model-service', stage: 'PREDICT', made: 'predictions' },
  { topic: 'predictions', service: 'metrics-dashboard' },
];
/** Without records on any of these, there is nothing to make labels of. */
const LABELLING = ['replicas', 'labels', 'learnings'];
/** A few records on their way are none to worry about. */
const NOTABLE_LAG = 5;

export function showPipeline(pipeline, model, warnings) {
  const topics = new Map(pipeline.topics.map((topic) => [topicName(topic.name), topic]));
  const flow = FLOW.filter((step) => !step.branch || isLabelling(pipeline, topics));
  byId('flow').replaceChildren(
    ...flow.flatMap((step) => [
      topicArrow(step, topics.get(step.topic)),
      ...(step.service ? [serviceBox(step, pipeline, model)] : []),
    ]),
  );
  const inFlow = new Set(flow.map((step) => step.topic));
  byId('side-topics').replaceChildren(
    ...[...topics].filter(([name, topic]) => !inFlow.has(name) && isUsed(topic)).map(([name, topic]) => sideTopic(name, topic)),
  );
  showHealth(pipeline, warnings);
}

/** How many records of a topic wait for the slowest of the groups that read it, which it is where several do, and for each. */
export function waitingOf(groups) {
  const slowest = groups.reduce((a, b) => (b.lag > (a?.lag ?? -1) ? b : a), null);
  const largest = slowest?.lag ?? 0;
  const whom = largest > 0 && groups.length > 1 ? ` for ${slowest.name}` : '';
  return {
    largest,
    text: `${counted(largest, 'record')} waiting${whom}`,
    title: groups.map(({ name, lag }) => `${name}: ${count(lag)}`).join(', '),
  };
}

const isUsed = ({ records, deadLetters }) => records > 0 || deadLetters > 0;

/** Whether label-service has, or had, work, or is not as it should be. */
const isLabelling = ({ services }, topics) =>
  LABELLING.some((name) => topics.has(name) && isUsed(topics.get(name)))
  || services.some((service) => service.name === 'label-service' && service.state !== 'UP');

/** That the broker's disk is short of space, and what that means; null while it is not, or is not known. */
export function shortageOf(disk) {
  return disk?.isShort ? `the broker's disk has ${bytes(disk.usableBytes)} left: no new source is begun` : null;
}

function showHealth({ brokerReachable, services, deadLetters, topics, passage, disk }, warnings) {
  const up = new Set(services.filter((service) => service.state === 'UP').map((service) => service.name));
  const down = [...new Set(services.map((service) => service.name))].filter((name) => !up.has(name));
  const ended = endedOf(services);
  const silent = down.filter((name) => !ended.some((service) => service.name === name));
  const restarted = services.filter((service) => restartedLately(service) && !service.ended);
  const dead = topics.reduce((sum, topic) => sum + topic.deadLetters, 0) || deadLetters.length;
  const bad = !brokerReachable || down.length > 0 || services.some(cannotRun);
  const allUp = !bad ? `all ${up.size} services are up` : null;
  const problems = [
    brokerReachable ? null : 'Kafka does not answer',
    ...ended.map(endedText),
    silent.length ? `${silent.join(', ')} ${silent.length === 1 ? 'is' : 'are'} not up` : null,
    shortageOf(disk),
    ...restarted.map((service) => `${service.name} restarted ${duration(service.uptimeSeconds)} ago`),
    warnings ? counted(warnings, 'warning') : null,
    dead ? counted(dead, 'dead letter') : null,
  ].filter(Boolean);
  const health = byId('health');
  const text = problems.length ? [allUp, ...problems].filter(Boolean).join(' · ') : `healthy: ${allUp}`;
  health.dataset.state = bad ? 'bad' : problems.length ? 'warning' : 'good';
  if (health.textContent !== text) {
    health.textContent = text;
  }
  byId('passage').textContent = [
    passage ? `snapshot to prediction: ${duration(passage.median)}, 95 % within ${duration(passage.high)}` : null,
    disk ? `${bytes(disk.usableBytes)} free on the broker's disk` : null,
  ].filter(Boolean).join(' · ');
}

function topicArrow({ topic: name, of, branch }, topic) {
  return element('li', { class: branch ? 'topic branch' : 'topic', 'data-topic': name },
    element('strong', {}, of ?? name),
    ...(topic ? topicFacts(topic) : [element('span', {}, 'not yet created')]),
  );
}

function topicFacts(topic) {
  return [
    element('span', { class: 'rate' }, `${rate(topic.recordsPerSecond)} records/s, ${bytes(topic.bytesPerSecond)}/s`),
    element('span', {}, `${counted(topic.records, 'record')}, ${bytes(topic.bytes)}`),
    ...troubles(topic),
  ];
}

/** The records that wait, and the dead letters if there are any. */
function troubles({ groups, deadLetters }) {
  const { text, largest, title } = waitingOf(groups);
  return [
    element('span', { 'data-lagging': largest > NOTABLE_LAG, title }, text),
    deadLetters ? element('span', { class: 'dead' }, counted(deadLetters, 'dead letter')) : null,
  ].filter(Boolean);
}

function sideTopic(name, topic) {
  return element('li', { 'data-topic': name }, element('strong', {}, name),
    element('span', { class: 'rate' }, `${rate(topic.recordsPerSecond)} records/s`),
    element('span', {}, counted(topic.records, 'record')),
    ...troubles(topic));
}

function serviceBox({ service: name, stage, made, branch }, { services, stages }, model) {
  const instances = services.filter((service) => service.name === name);
  const shown = instances.find((service) => service.state === 'UP') ?? instances[0];
  const state = shown?.state ?? 'DOWN';
  const done = stages.find((candidate) => candidate.stage === stage);
  return element('li', { class: branch ? 'service branch' : 'service', 'data-service': name, 'data-state': state },
    element('strong', {}, name),
    element('span', { class: 'state' }, stateText(shown, instances)),
    name === 'model-service' && model ? element('span', {}, `model ${model.version}`) : null,
    done ? element('span', { title: 'work on a snapshot: the median, and what 95 % of the latest did not exceed' }, doneText(done, made)) : null,
    shown && state !== 'DOWN' ? memory(shown) : null,
    instanceList(instances),
  );
}

const doneText = ({ completed, medianSeconds, highSeconds }, made) =>
  `${count(completed)} ${made}, ${duration(medianSeconds)}, 95\u00a0% within\u00a0${duration(highSeconds)}`;

function memory({ heapBytes, heapMaxBytes, residentBytes }) {
  const text = `heap ${bytes(heapBytes)} of ${bytes(heapMaxBytes)}`;
  return element('span', { class: 'heap', title: text },
    residentBytes ? `${bytes(residentBytes)}, heap ${bytes(heapBytes)}` : text,
    element('meter', { value: heapBytes, max: Math.max(heapMaxBytes, 1), 'aria-label': text }));
}
